with source as (
    select * from {{ source('opendental', 'recalltype') }}
),

{{ load_status('recalltype') }},

renamed as (
    select
        "RecallTypeNum" as recall_type_id,
        {{ text_or_null('"Description"') }} as recall_type_name,
        "DefaultInterval" as interval_packed,
        {{ text_or_null('"TimePattern"') }} as pattern,
        {{ text_or_null('"Procedures"') }} as procedure_codes,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
