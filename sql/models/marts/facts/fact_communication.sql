{% set changes = [
    {'column': 'communication_id', 'of': 'commlog'},
    {'column': 'communication_id', 'looked_up_in': 'int_communications', 'values': {'guarantor_id': 'guarantor_id'}},
    {'of': 'definition'},
    {
        'column': 'communication_id',
        'looked_up_in': 'int_contact_replies',
        'values': {'is_answered': 'is_answered', 'answered_at': 'answered_at'},
    },
    {
        'column': 'communication_id',
        'looked_up_in': 'int_recall_outreach',
        'values': {
            'recall_attempt_number': 'attempt_number',
            'recall_result': 'outreach_result',
            'recall_booked_appointment_id': 'booked_appointment_id',
        },
    },
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
    select * from {{ ref('int_communications') }}
    {% if is_incremental() %}
    where communication_id in ({{ changed_keys(ref('int_communications'), 'communication_id', changes) | indent(4) }})
    {% endif %}
),

replies as (
    select * from {{ ref('int_contact_replies') }}
),

outreach as (
    select * from {{ ref('int_recall_outreach') }}
),

final as (
    select
        communications.communication_id,
        communications.patient_id,
        communications.guarantor_id,
        communications.communicated_at,
        communications.contact_date,
        communications.month_start,
        communications.channel,
        communications.direction,
        communications.purpose,
        communications.user_id,
        communications.is_automatic,
        replies.is_answered,
        replies.answered_at,
        outreach.attempt_number as recall_attempt_number,
        outreach.outreach_result as recall_result,
        outreach.booked_appointment_id as recall_booked_appointment_id,
        communications._loaded_at,
        communications._created_at,
        communications._updated_at,
        {{ load_run(['int_communications']) }} as _load_run
    from communications
    left join replies
        on communications.communication_id = replies.communication_id
    left join outreach
        on communications.communication_id = outreach.communication_id
)

select * from final
