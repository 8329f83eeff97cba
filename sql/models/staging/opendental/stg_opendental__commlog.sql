with source as (
    select * from {{ source('opendental', 'commlog') }}
),

{{ load_status('commlog') }},

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
        {{ stamps(created_at='"DateTEntry"', updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
