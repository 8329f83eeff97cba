with communications as (
    select * from {{ ref('int_communications') }}
    where patient_id is not null
),

statements as (
    select * from {{ ref('stg_opendental__statement') }}
    where is_sent and not is_receipt
),

contacts as (
    select
        patient_id,
        contact_date,
        case when purpose = 'recall' and direction = 'sent' then contact_date end as recall_contact_date,
        cast(null as date) as statement_date,
        _loaded_at,
        _created_at,
        _updated_at
    from communications
    union all
    select
        patient_id,
        cast(null as date) as contact_date,
        cast(null as date) as recall_contact_date,
        sent_date as statement_date,
        _loaded_at,
        _created_at,
        _updated_at
    from statements
),

final as (
    select
        patient_id,
        count(contact_date) as communication_count,
        max(contact_date) as last_communication_date,
        count(recall_contact_date) as recall_contact_count,
        max(recall_contact_date) as last_recall_contact_date,
        count(statement_date) as statement_count,
        max(statement_date) as last_statement_date,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from contacts
    group by patient_id
)

select * from final
