with source as (
    select * from {{ source('opendental', 'patplan') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'patplan'
),

renamed as (
    select
        "PatPlanNum" as patient_plan_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"InsSubNum"') }} as subscription_id,
        "Ordinal" as ordinal,
        {{ flag('"IsPending"') }} as is_pending,
        "Relationship" as subscriber_relation_code,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"SecDateTEntry"') }} as _created_at,
        {{ timestamp_or_null('"SecDateTEdit"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
