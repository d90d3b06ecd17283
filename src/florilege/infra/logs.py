"""Keep what people's addresses carry out of the logs: a route is named, never a path."""

import logging


class RoutesOnly(logging.Filter):
    """Write the route's pattern where Django would write the path with its token."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            route = match.route if match else "(no route)"
            record.msg, record.args = (
                "answered %s at %s",
                (getattr(record, "status_code", ""), route),
            )
        return True
