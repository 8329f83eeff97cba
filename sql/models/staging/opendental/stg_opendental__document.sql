with source as (
    select * from {{ source('opendental', 'document') }}
),

{{ load_status('document') }},

renamed as (
    select
        "DocNum" as document_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ text_or_null('"Description"') }} as description,
        {{ timestamp_or_null('"DateCreated"') }} as document_at,
        {{ key_or_null('"DocCategory"') }} as category_id,
        "ImgType" as image_type_code,
        {{ named_code('"ImgType"', opendental_enumeration('ImageType')) }} as image_type,
        {{ text_or_null('"FileName"') }} as file_name,
        {{ text_or_null('"ToothNumbers"') }} as tooth_numbers,
        {{ text_or_null('"Note"') }} as note,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ key_or_null('"MountItemNum"') }} as mount_item_id,
        {{ text_or_null('"ExternalSource"') }} as external_source,
        {{ text_or_null('"ExternalGUID"') }} as external_guid,
        "ImageCaptureType" as capture_type_code,
        {{ named_code('"ImageCaptureType"', opendental_enumeration('EnumOcrCaptureType')) }} as capture_type,
        {{ stamps(updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
