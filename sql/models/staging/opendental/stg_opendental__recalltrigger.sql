with source as (
    select * from {{ source('opendental', 'recalltrigger') }}
),

{{ load_status('recalltrigger') }},

renamed as (
    select
        "RecallTriggerNum" as recall_trigger_id,
        {{ key_or_null('"RecallTypeNum"') }} as recall_type_id,
        {{ key_or_null('"CodeNum"') }} as procedure_code_id,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
