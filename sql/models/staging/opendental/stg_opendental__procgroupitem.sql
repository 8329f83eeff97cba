with source as (
    select * from {{ source('opendental', 'procgroupitem') }}
),

{{ load_status('procgroupitem') }},

renamed as (
    select
        "ProcGroupItemNum" as procedure_group_item_id,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        {{ key_or_null('"GroupNum"') }} as group_note_procedure_id,
        {{ stamps() }}
    from source
    cross join load_status
)

select * from renamed
