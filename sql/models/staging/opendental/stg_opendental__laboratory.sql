with source as (
    select * from {{ source('opendental', 'laboratory') }}
),

{{ load_status('laboratory') }},

renamed as (
    select
        "LaboratoryNum" as laboratory_id,
        {{ text_or_null('"Description"') }} as laboratory_name,
        {{ text_or_null('"Phone"') }} as phone,
        {{ text_or_null('"WirelessPhone"') }} as wireless_phone,
        {{ text_or_null('"Email"') }} as email,
        {{ text_or_null('"Address"') }} as address,
        {{ text_or_null('"City"') }} as city,
        {{ text_or_null('"State"') }} as state,
        {{ text_or_null('"Zip"') }} as zip_code,
        {{ key_or_null('"Slip"') }} as slip_sheet_template_id,
        {{ text_or_null('"Notes"') }} as note,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
