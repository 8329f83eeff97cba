with source as (
    select * from {{ source('opendental', 'commlog') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'commlog'
),

renamed as (
    select
        "CommlogNum" as communication_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ timestamp_or_null('"CommDateTime"') }} as communicated_at,
        {{ key_or_null('"CommType"') }} as communication_type_id,
        "Mode_" as mode_code,
        "SentOrReceived" as direction_code,
        {{ key_or_null('"UserNum"') }} as user_id,
        {{ text_or_null('"Note"') }} as note,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"DateTEntry"') }} as _created_at,
        {{ timestamp_or_null('"DateTStamp"') }} as _updated_at
    from source
    cross join load_status
)

select * from renamed
