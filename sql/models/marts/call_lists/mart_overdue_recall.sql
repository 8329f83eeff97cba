with recalls as (
    select * from {{ ref('int_recall_status') }}
    where is_cleaning_recall
),

profiles as (
    select * from {{ ref('int_patient_profiles') }}
),

contacts as (
    select * from {{ ref('int_patient_contacts') }}
),

hygiene as (
    select * from {{ ref('int_patient_hygiene') }}
),

retention as (
    select * from {{ ref('int_patient_retention') }}
),

attempts as (
    select
        outreach.patient_id,
        count(*) as recall_attempts
    from {{ ref('int_recall_outreach') }} as outreach
    left join hygiene
        on outreach.patient_id = hygiene.patient_id
    where hygiene.last_cleaning_date is null or outreach.contact_date >= hygiene.last_cleaning_date
    group by outreach.patient_id
),

families as (
    select
        guarantor_id,
        count(distinct patient_id) as family_members_due
    from recalls
    where recall_status in ('overdue', 'due')
    group by guarantor_id
),

overdue as (
    select
        recalls.patient_id,
        recalls.recall_id,
        recalls.guarantor_id,
        profiles.last_name,
        profiles.first_name,
        profiles.age_years,
        profiles.phone,
        profiles.email_address,
        profiles.contact_method,
        profiles.is_not_to_be_called,
        recalls.recall_type_name,
        hygiene.last_cleaning_date,
        recalls.due_date,
        recalls.days_overdue,
        recalls.outreach_status,
        coalesce(attempts.recall_attempts, 0) as recall_attempts,
        contacts.last_recall_contact_date,
        contacts.last_communication_date,
        coalesce(
            contacts.last_recall_contact_date > recalls.as_of_date - {{ var('outreach_result_days') }}, false
        ) as is_contacted_recently,
        retention.next_appointment_date,
        families.family_members_due,
        profiles.production_to_date,
        recalls.as_of_date,
        recalls._loaded_at,
        recalls._created_at,
        recalls._updated_at
    from recalls
    inner join profiles
        on recalls.patient_id = profiles.patient_id
    inner join families
        on recalls.guarantor_id = families.guarantor_id
    left join contacts
        on recalls.patient_id = contacts.patient_id
    left join hygiene
        on recalls.patient_id = hygiene.patient_id
    left join retention
        on recalls.patient_id = retention.patient_id
    left join attempts
        on recalls.patient_id = attempts.patient_id
    where recalls.recall_status = 'overdue'
),

final as (
    select
        row_number() over (
            order by
                is_contacted_recently,
                is_not_to_be_called,
                family_members_due desc,
                days_overdue,
                patient_id
        ) as call_rank,
        patient_id,
        recall_id,
        guarantor_id,
        last_name,
        first_name,
        age_years,
        phone,
        email_address,
        contact_method,
        is_not_to_be_called,
        recall_type_name,
        last_cleaning_date,
        due_date,
        days_overdue,
        outreach_status,
        recall_attempts,
        last_recall_contact_date,
        last_communication_date,
        is_contacted_recently,
        next_appointment_date,
        family_members_due,
        production_to_date,
        as_of_date,
        _loaded_at,
        _created_at,
        _updated_at
    from overdue
)

select * from final
