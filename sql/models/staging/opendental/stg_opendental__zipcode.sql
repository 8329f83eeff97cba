with source as (
    select * from {{ source('opendental', 'zipcode') }}
),

{{ load_status('zipcode') }},

renamed as (
    select
        "ZipCodeNum" as zip_code_id,
        {{ text_or_null('"ZipCodeDigits"') }} as zip_code,
        {{ text_or_null('"City"') }} as city,
        {{ text_or_null('"State"') }} as state,
        {{ flag('"IsFrequent"') }} as is_frequent,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
