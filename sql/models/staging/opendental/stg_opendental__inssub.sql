with source as (
    select * from {{ source('opendental', 'inssub') }}
),

{{ load_status('inssub') }},

renamed as (
    select
        "InsSubNum" as subscription_id,
        {{ key_or_null('"PlanNum"') }} as plan_id,
        {{ key_or_null('"Subscriber"') }} as subscriber_patient_id,
        {{ text_or_null('"SubscriberID"') }} as subscriber_number,
        {{ date_or_null('"DateEffective"') }} as effective_date,
        {{ date_or_null('"DateTerm"') }} as termination_date,
        {{ flag('"AssignBen"') }} as is_benefit_assigned,
        {{ flag('"ReleaseInfo"') }} as is_release_signed,
        {{ stamps(created_at='"SecDateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
