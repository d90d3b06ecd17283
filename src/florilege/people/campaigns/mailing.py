"""The two promotional letters: news to who agreed, similar trainings to customers."""

from florilege.infra.mail.kinds import PromotionalKind, promotional
from florilege.kernel.vocabulary import Purpose
from florilege.people.campaigns.enums import Audience

NEWS = promotional("promotion_news", purpose=Purpose.PROMOTION)
SIMILAR = promotional("promotion_similar", purpose=Purpose.SIMILAR_TRAININGS)


def kind_for(audience: Audience) -> PromotionalKind:
    return {Audience.AGREED: NEWS, Audience.CUSTOMERS: SIMILAR}[audience]
