-- New patients by provider, by source of referral and of the practice are the same patients with the same production.
with by_provider as (
    select
        sum(new_patients) as new_patients,
        sum(production_to_date) as production,
        sum(first_year_production) as first_year_production,
        sum(collections_to_date) as collections
    from {{ ref('mart_new_patients') }}
),

by_source as (
    select
        sum(patients_referred) as new_patients,
        sum(production_to_date) as production,
        sum(first_year_production) as first_year_production,
        sum(collections_to_date) as collections
    from {{ ref('mart_referral_value') }}
),

by_month as (
    select sum(new_patients) as new_patients
    from {{ ref('mart_practice_monthly_kpis') }}
)

select
    by_provider.new_patients as by_provider,
    by_source.new_patients as by_source,
    by_month.new_patients as by_month,
    by_provider.production,
    by_source.production as source_production
from by_provider
cross join by_source
cross join by_month
where
    by_provider.new_patients <> by_source.new_patients
    or by_provider.new_patients <> by_month.new_patients
    or by_provider.production <> by_source.production
    or by_provider.first_year_production <> by_source.first_year_production
    or by_provider.collections <> by_source.collections
