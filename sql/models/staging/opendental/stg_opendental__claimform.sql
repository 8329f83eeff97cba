with source as (
    select * from {{ source('opendental', 'claimform') }}
),

{{ load_status('claimform') }},

renamed as (
    select
        "ClaimFormNum" as claim_form_id,
        {{ text_or_null('"Description"') }} as claim_form_name,
        {{ text_or_null('"UniqueID"') }} as form_code,
        {{ flag('"PrintImages"') }} as is_printed_with_background,
        {{ flag('"IsHidden"') }} as is_hidden,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
