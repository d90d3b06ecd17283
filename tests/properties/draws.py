"""Random declarations, roles, grants, standings and bases."""

from hypothesis import strategies as st

from florilege.kernel.access import Grant, KeyState, Scope, Standing
from florilege.kernel.declarations import Personal
from florilege.kernel.vocabulary import Category, LegalBasis, Purpose, Role

purposes = st.sampled_from(Purpose)
roles = st.sampled_from(Role)
sets_of_purposes = st.frozensets(purposes, max_size=len(Purpose))

grants = st.builds(
    Grant,
    role=roles,
    purpose=purposes,
    categories=st.frozensets(st.sampled_from(Category), max_size=4),
    scope=st.sampled_from(Scope),
)
sets_of_grants = st.frozensets(grants, max_size=12)

declarations = st.builds(
    Personal, category=st.sampled_from(Category), purposes=sets_of_purposes, why=st.just("…")
)
standings = st.builds(
    Standing,
    state=st.sampled_from(KeyState),
    restricted=st.booleans(),
    objected=sets_of_purposes,
    consented=sets_of_purposes,
    restricted_in=st.frozensets(st.sampled_from(Category), max_size=3),
    under_fifteen=st.booleans(),
    agreed=sets_of_purposes,
)
bases = st.fixed_dictionaries({p: st.sampled_from(LegalBasis) for p in Purpose})


def generous_grants(role: Role, purpose: Purpose) -> st.SearchStrategy[frozenset[Grant]]:
    """Grants of which many fit, so that looks get past the first question often enough."""
    fitting = st.builds(
        Grant,
        role=st.just(role),
        purpose=st.just(purpose),
        categories=st.frozensets(st.sampled_from(Category), min_size=6),
        scope=st.sampled_from(Scope),
    )
    return st.frozensets(st.one_of(fitting, fitting, grants), max_size=8)


def lavish_grants(role: Role) -> frozenset[Grant]:
    """Everything about everybody: what stays closed then is closed for another reason."""
    return frozenset(
        Grant(role=role, purpose=p, categories=frozenset(Category), scope=Scope.EVERYBODY)
        for p in Purpose
    )
