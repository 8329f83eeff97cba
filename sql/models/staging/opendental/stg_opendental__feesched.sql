with source as (
    select * from {{ source('opendental', 'feesched') }}
),

{{ load_status('feesched') }},

renamed as (
    select
        "FeeSchedNum" as fee_schedule_id,
        {{ text_or_null('"Description"') }} as fee_schedule_name,
        "FeeSchedType" as fee_schedule_type_code,
        "ItemOrder" as display_order,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ flag('"IsGlobal"') }} as is_global,
        {{ stamps(created_at='"SecDateEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
