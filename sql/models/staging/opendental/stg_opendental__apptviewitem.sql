with source as (
    select * from {{ source('opendental', 'apptviewitem') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'apptviewitem'
),

renamed as (
    select
        "ApptViewItemNum" as appointment_view_item_id,
        {{ key_or_null('"ApptViewNum"') }} as appointment_view_id,
        {{ key_or_null('"OpNum"') }} as operatory_id,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ text_or_null('"ElementDesc"') }} as element_name,
        {{ key_or_null('"ApptFieldDefNum"') }} as appointment_field_definition_id,
        {{ key_or_null('"PatFieldDefNum"') }} as patient_field_definition_id,
        "ElementOrder" as display_order,
        "ElementAlignment" as alignment_code,
        {{ flag('"IsMobile"') }} as is_mobile,
        load_status.loaded_at as _loaded_at,
        cast(null as timestamp) as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
