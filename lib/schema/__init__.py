"""The tables of the cooperation database, a file per subject; every column says what it holds: the data dictionary.

A row of a fact table carries `source_id`, the import that it came in with. In a workbook of `data/` the column of a
foreign key bears the name without `_id` (`partner`, not `partner_id`) and holds the other row's `key`.
"""

from lib.schema.activities import Activity, JointProgramme
from lib.schema.agreements import Agreement, AgreementUnit, Quota
from lib.schema.base import Base
from lib.schema.grants import Call, Grant, GrantPartner, Payment
from lib.schema.indicators import Claim, Copublication, Population, RankingResult, Target
from lib.schema.institution import Institution, Unit
from lib.schema.memberships import Association, AssociationMember, Membership
from lib.schema.mobility import Mobility
from lib.schema.partners import Partner, PartnerName
from lib.schema.reports import FrozenDocument, FrozenNumber, FrozenReport, FrozenSource
from lib.schema.sources import Rate, Source, Stamp

__all__ = [
    "Activity",
    "Agreement",
    "AgreementUnit",
    "Association",
    "AssociationMember",
    "Base",
    "Call",
    "Claim",
    "Copublication",
    "FrozenDocument",
    "FrozenNumber",
    "FrozenReport",
    "FrozenSource",
    "Grant",
    "GrantPartner",
    "Institution",
    "JointProgramme",
    "Membership",
    "Mobility",
    "Partner",
    "PartnerName",
    "Payment",
    "Population",
    "Quota",
    "RankingResult",
    "Rate",
    "Source",
    "Stamp",
    "Target",
    "Unit",
]
