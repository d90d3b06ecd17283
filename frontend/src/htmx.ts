// htmx, in a file of its own: only the pages that use it load it (page/htmx-on-demand.ts).
import "htmx.org";
