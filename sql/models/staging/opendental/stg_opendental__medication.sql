with source as (
    select * from {{ source('opendental', 'medication') }}
),

{{ load_status('medication') }},

renamed as (
    select
        "MedicationNum" as medication_id,
        {{ text_or_null('"MedName"') }} as medication_name,
        {{ key_or_null('"GenericNum"') }} as generic_medication_id,
        {{ key_or_null('"RxCui"') }} as rxnorm_id,
        {{ text_or_null('"Notes"') }} as note,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
