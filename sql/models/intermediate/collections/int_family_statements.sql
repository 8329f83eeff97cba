with statements as (
    select * from {{ ref('stg_opendental__statement') }}
    where
        is_sent
        and not is_receipt
        and sent_date is not null
),

families as (
    select * from {{ ref('int_patient_families') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

payment_days as (
    select
        families.guarantor_id,
        splits.payment_date,
        {{ sum_money('splits.split_amount') }} as paid_amount
    from {{ ref('int_payment_splits') }} as splits
    inner join families
        on splits.patient_id = families.patient_id
    where not splits.is_income_transfer
    group by families.guarantor_id, splits.payment_date
),

sent as (
    select
        statements.statement_id,
        statements.patient_id,
        families.guarantor_id,
        statements.sent_date,
        {{ month_start('statements.sent_date') }} as month_start,
        statements.mode_code,
        statements.balance,
        statements.insurance_estimate,
        row_number() over (
            partition by families.guarantor_id
            order by statements.sent_date, statements.statement_id
        ) as statement_number,
        lead(statements.sent_date) over (
            partition by families.guarantor_id
            order by statements.sent_date, statements.statement_id
        ) as next_sent_date,
        as_of.as_of_date,
        statements._loaded_at,
        statements._created_at,
        statements._updated_at
    from statements
    inner join families
        on statements.patient_id = families.patient_id
    cross join as_of
),

-- A payment answers the last statement before it, if it comes within 30 days.
answers as (
    select
        sent.statement_id,
        min(payment_days.payment_date) as first_payment_date,
        {{ sum_money('payment_days.paid_amount') }} as paid_amount
    from sent
    inner join payment_days
        on
            sent.guarantor_id = payment_days.guarantor_id
            and payment_days.payment_date > sent.sent_date
            and payment_days.payment_date <= sent.sent_date + 30
            and (sent.next_sent_date is null or payment_days.payment_date <= sent.next_sent_date)
    group by sent.statement_id
),

final as (
    select
        sent.statement_id,
        sent.patient_id,
        sent.guarantor_id,
        sent.statement_number,
        sent.sent_date,
        sent.month_start,
        {{ named_code('sent.mode_code', {
            0: 'mail',
            1: 'in person',
            2: 'e-mail',
            3: 'electronic',
        }) | indent(8) }} as statement_mode,
        sent.balance,
        (sent.balance - sent.insurance_estimate)::numeric(12, 2) as patient_portion,
        answers.first_payment_date,
        {{ days_between('sent.sent_date', 'answers.first_payment_date') }} as days_to_payment,
        coalesce(answers.paid_amount, 0)::numeric(12, 2) as paid_amount,
        coalesce(answers.paid_amount > 0, false) as is_answered,
        {{ days_between('sent.sent_date', 'sent.as_of_date') }} >= 30 or coalesce(answers.paid_amount > 0, false) as is_response_known,
        sent._loaded_at,
        sent._created_at,
        sent._updated_at
    from sent
    left join answers
        on sent.statement_id = answers.statement_id
)

select * from final
