with source as (
    select * from {{ source('opendental', 'feesched') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'feesched'
),

renamed as (
    select
        "FeeSchedNum" as fee_schedule_id,
        {{ text_or_null('"Description"') }} as fee_schedule_name,
        "FeeSchedType" as fee_schedule_type_code,
        "ItemOrder" as display_order,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ flag('"IsGlobal"') }} as is_global,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"SecDateEntry"') }} as _created_at,
        {{ timestamp_or_null('"SecDateTEdit"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
