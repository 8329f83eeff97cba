-- What has happened is dated up to the as-of date.
with as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

ledger as (
    select * from {{ ref('int_ledger_entries') }}
)

select
    ledger.entry_source,
    ledger.source_id,
    ledger.entry_date
from ledger
inner join as_of
    on ledger.entry_date > as_of.as_of_date
