with source as (
    select * from {{ source('opendental', 'patplan') }}
),

{{ load_status('patplan') }},

renamed as (
    select
        "PatPlanNum" as patient_plan_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"InsSubNum"') }} as subscription_id,
        "Ordinal" as ordinal,
        {{ flag('"IsPending"') }} as is_pending,
        "Relationship" as subscriber_relation_code,
        {{ stamps(created_at='"SecDateTEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
