with source as (
    select * from {{ source('opendental', 'operatory') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'operatory'
),

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
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        {{ timestamp_or_null('"DateTStamp"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
