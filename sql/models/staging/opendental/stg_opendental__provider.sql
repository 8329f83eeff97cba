with source as (
    select * from {{ source('opendental', 'provider') }}
),

{{ load_status('provider') }},

renamed as (
    select
        "ProvNum" as provider_id,
        {{ text_or_null('"Abbr"') }} as provider_abbreviation,
        "ItemOrder" as display_order,
        {{ text_or_null('"LName"') }} as last_name,
        {{ text_or_null('"FName"') }} as first_name,
        {{ text_or_null('"Suffix"') }} as suffix,
        {{ key_or_null('"FeeSched"') }} as fee_schedule_id,
        {{ key_or_null('"Specialty"') }} as specialty_id,
        {{ flag('"IsSecondary"') }} as is_secondary,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ flag('"IsNotPerson"') }} as is_not_person,
        "ProvStatus" as provider_status_code,
        {{ date_or_null('"DateTerm"') }} as termination_date,
        {{ money('"HourlyProdGoalAmt"') }} as hourly_production_goal,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
