with source as (
    select * from {{ source('opendental', 'carrier') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'carrier'
),

renamed as (
    select
        "CarrierNum" as carrier_id,
        {{ text_or_null('"CarrierName"') }} as carrier_name,
        {{ text_or_null('"ElectID"') }} as electronic_id,
        {{ text_or_null('"City"') }} as city,
        {{ text_or_null('"State"') }} as state,
        "NoSendElect" as electronic_claims_code,
        {{ flag('"IsHidden"') }} as is_hidden,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"SecDateEntry"') }} as _created_at,
        {{ timestamp_or_null('"SecDateTEdit"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
