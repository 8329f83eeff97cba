with priorities as (
    select * from {{ ref('int_collection_priority') }}
),

accounts as (
    select * from {{ ref('int_family_collections') }}
),

guarantors as (
    select * from {{ ref('dim_patient') }}
),

phones as (
    select * from {{ ref('int_patient_phones') }}
),

final as (
    select
        priorities.guarantor_id,
        guarantors.last_name,
        guarantors.first_name,
        phones.best_phone,
        phones.can_be_texted,
        guarantors.family_size,
        accounts.billing_type,
        accounts.balance,
        accounts.balance_over_90,
        accounts.insurance_estimate,
        priorities.amount_to_collect,
        accounts.last_payment_date,
        accounts.payment_recency,
        accounts.statement_count,
        accounts.statements_unanswered,
        accounts.last_statement_date,
        accounts.payment_plan_overdue,
        accounts.bad_debt_given_up,
        priorities.priority_score,
        priorities.priority,
        row_number() over (
            order by priorities.priority_score desc, priorities.amount_to_collect desc, priorities.guarantor_id
        ) as call_rank,
        priorities._loaded_at,
        priorities._created_at,
        priorities._updated_at
    from priorities
    inner join accounts
        on priorities.guarantor_id = accounts.guarantor_id
    inner join guarantors
        on priorities.guarantor_id = guarantors.patient_id
    left join phones
        on priorities.guarantor_id = phones.patient_id
)

select * from final
