with claims as (
    select * from {{ ref('int_claims') }}
    where not is_preauthorisation
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

received_primaries as (
    select
        patient_id,
        service_date,
        max(received_date) as primary_received_date
    from claims
    where
        claim_type = 'P'
        and claim_status = 'R'
    group by patient_id, service_date
),

accounts as (
    select * from {{ ref('int_procedure_accounts') }}
),

-- What is short of the expected payment, as far as it is still unpaid.
short_lines as (
    select
        answers.claim_id,
        answers.is_denied,
        greatest(
            least(
                answers.expected_payment - answers.first_payment - answers.supplemental_payment,
                accounts.unpaid_amount
            ),
            0
        ) as short_amount
    from {{ ref('int_claim_line_answers') }} as answers
    inner join accounts
        on answers.procedure_id = accounts.procedure_id
),

shortfalls as (
    select
        claim_id,
        {{ sum_money('case when is_denied then short_amount else 0 end') }} as denied_amount,
        {{ sum_money('case when is_denied then 0 else short_amount end') }} as short_amount
    from short_lines
    group by claim_id
),

reasons as (
    select
        claims.claim_id,
        claims.patient_id,
        claims.provider_id,
        claims.plan_id,
        claims.claim_type,
        claims.claim_status,
        claims.service_date,
        claims.sent_date,
        claims.received_date,
        case
            when claims.claim_status in ('U', 'W') and {{ days_between('claims.service_date', 'as_of.as_of_date') }} > 3 then 'not sent'
            when claims.claim_status = 'H' and received_primaries.primary_received_date is not null
                then 'held after the primary answered'
            when claims.is_outstanding and {{ days_between('claims.sent_date', 'as_of.as_of_date') }} >= 30 then 'no answer'
            when shortfalls.denied_amount > 0 then 'denied'
            when shortfalls.short_amount > 0 then 'paid short'
        end as reason,
        case
            when claims.claim_status in ('U', 'W') then {{ days_between('claims.service_date', 'as_of.as_of_date') }}
            when claims.claim_status = 'H' then {{ days_between('received_primaries.primary_received_date', 'as_of.as_of_date') }}
            when claims.is_outstanding then {{ days_between('claims.sent_date', 'as_of.as_of_date') }}
            else {{ days_between('claims.received_date', 'as_of.as_of_date') }}
        end as days_waiting,
        case
            when claims.claim_status <> 'R' then claims.insurance_payment_estimate
            when shortfalls.denied_amount > 0 then shortfalls.denied_amount
            else shortfalls.short_amount
        end as amount_at_stake,
        claims._loaded_at,
        claims._created_at,
        claims._updated_at
    from claims
    cross join as_of
    left join received_primaries
        on
            claims.patient_id = received_primaries.patient_id
            and claims.service_date = received_primaries.service_date
    left join shortfalls
        on claims.claim_id = shortfalls.claim_id
),

final as (
    select
        claim_id,
        patient_id,
        provider_id,
        plan_id,
        claim_type,
        claim_status,
        service_date,
        sent_date,
        received_date,
        reason,
        days_waiting::integer as days_waiting,
        amount_at_stake::numeric(12, 2) as amount_at_stake,
        case
            when amount_at_stake >= 500 or (amount_at_stake >= 100 and days_waiting >= 60) then 'high'
            when amount_at_stake >= 200 or days_waiting >= 60 then 'medium'
            else 'low'
        end as priority,
        _loaded_at,
        _created_at,
        _updated_at
    from reasons
    where reason is not null
)

select * from final
