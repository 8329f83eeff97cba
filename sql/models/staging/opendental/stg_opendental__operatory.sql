with source as (
    select * from {{ source('opendental', 'operatory') }}
),

{{ load_status('operatory') }},

renamed as (
    select
        "OperatoryNum" as operatory_id,
        {{ text_or_null('"OpName"') }} as operatory_name,
        {{ text_or_null('"Abbrev"') }} as abbreviation,
        "ItemOrder" as display_order,
        {{ key_or_null('"ProvDentist"') }} as dentist_id,
        {{ key_or_null('"ProvHygienist"') }} as hygienist_id,
        {{ flag('"IsHygiene"') }} as is_hygiene,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
