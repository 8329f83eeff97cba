{% set changes = [
    {'column': 'communication_id', 'of': 'commlog'},
    {'column': 'patient_id', 'looked_up_in': 'int_patient_families', 'values': {'guarantor_id': 'guarantor_id'}},
    {'of': 'definition'},
] %}

{{
    config(
        materialized=kept_by_changes(),
        incremental_strategy='changed_rows',
        unique_key='communication_id',
        meta={'changes': changes}
    )
}}

with communications as (
    select * from {{ ref('stg_opendental__commlog') }}
    {% if is_incremental() %}
    where communication_id in ({{ changed_keys(ref('stg_opendental__commlog'), 'communication_id', changes) | indent(4) }})
    {% endif %}
),

definitions as (
    select * from {{ ref('stg_opendental__definition') }}
),

families as (
    select * from {{ ref('int_patient_families') }}
),

final as (
    select
        communications.communication_id,
        communications.patient_id,
        families.guarantor_id,
        communications.communicated_at,
        cast(communications.communicated_at as date) as contact_date,
        {{ month_start('communications.communicated_at') }} as month_start,
        {{ named_code('communications.mode_code', opendental_enumeration('CommItemMode')) | indent(8) }} as channel,
        {{ named_code('communications.direction_code', opendental_enumeration('CommSentOrReceived')) | indent(8) }}
            as direction,
        case definitions.definition_value
            when 'APPT' then 'appointment'
            when 'RECALL' then 'recall'
            when 'FIN' then 'financial'
            when 'MISC' then 'miscellaneous'
            when 'TEXT' then 'text message'
            else coalesce(lower(definitions.definition_name), 'none')
        end as purpose,
        communications.user_id,
        communications.user_id is null as is_automatic,
        communications._loaded_at,
        communications._created_at,
        communications._updated_at,
        {{ load_run() }} as _load_run
    from communications
    left join definitions
        on communications.communication_type_id = definitions.definition_id
    left join families
        on communications.patient_id = families.patient_id
)

select * from final
