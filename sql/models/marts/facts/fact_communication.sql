with communications as (
    select * from {{ ref('int_communications') }}
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
        communications._updated_at
    from communications
    left join replies
        on communications.communication_id = replies.communication_id
    left join outreach
        on communications.communication_id = outreach.communication_id
)

select * from final
