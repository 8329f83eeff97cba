with source as (
    select * from {{ source('opendental', 'carrier') }}
),

{{ load_status('carrier') }},

renamed as (
    select
        "CarrierNum" as carrier_id,
        {{ text_or_null('"CarrierName"') }} as carrier_name,
        {{ text_or_null('"ElectID"') }} as electronic_id,
        {{ text_or_null('"City"') }} as city,
        {{ text_or_null('"State"') }} as state,
        "NoSendElect" as electronic_claims_code,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps(created_at='"SecDateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
