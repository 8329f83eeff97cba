with claims as (
    select
        int_claims.*,
        coalesce(plans.carrier_id, 0) as carrier_id
    from {{ ref('int_claims') }} as int_claims
    left join {{ ref('stg_opendental__insplan') }} as plans
        on int_claims.plan_id = plans.plan_id
    where not int_claims.is_preauthorisation
),

carriers as (
    select * from {{ ref('stg_opendental__carrier') }}
),

answers as (
    select * from {{ ref('int_claim_answers') }}
),

line_sums as (
    select
        claim_id,
        {{ sum_money('fee_billed') }} as fee_billed,
        {{ sum_money('expected_payment') }} as expected_payment,
        {{ sum_money('first_payment') }} as first_payment,
        {{ sum_money('first_payment + supplemental_payment') }} as insurance_payment,
        {{ sum_money('write_off') }} as write_off,
        {{ sum_money('abs(estimate_error)') }} as absolute_error,
        count(*) filter (where is_paid_as_estimated) as lines_paid_as_estimated
    from {{ ref('int_claim_line_answers') }}
    group by claim_id
),

sent as (
    select
        {{ month_start('sent_date') }} as month_start,
        carrier_id,
        count(*) as claims_sent,
        {{ sum_money('claim_fee') }} as claim_fees_sent,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from claims
    where is_counted_as_sent
    group by {{ month_start('sent_date') }}, carrier_id
),

received as (
    select
        answers.month_start,
        claims.carrier_id,
        count(*) as claims_received,
        sum(answers.days_to_receive)::bigint as claim_days,
        count(*) filter (where answers.is_denied) as claims_denied,
        sum(answers.lines_received)::bigint as claim_lines_received,
        sum(answers.lines_denied)::bigint as claim_lines_denied,
        sum(line_sums.lines_paid_as_estimated)::bigint as claim_lines_paid_as_estimated,
        {{ sum_money('line_sums.fee_billed') }} as fee_billed,
        {{ sum_money('line_sums.expected_payment') }} as expected_payment,
        {{ sum_money('line_sums.first_payment') }} as first_payment,
        {{ sum_money('line_sums.insurance_payment') }} as insurance_payment,
        {{ sum_money('line_sums.write_off') }} as write_off,
        {{ sum_money('line_sums.absolute_error') }} as absolute_error,
        max(answers._loaded_at) as _loaded_at,
        min(answers._created_at) as _created_at,
        max(answers._updated_at) as _updated_at
    from answers
    inner join claims
        on answers.claim_id = claims.claim_id
    left join line_sums
        on answers.claim_id = line_sums.claim_id
    group by answers.month_start, claims.carrier_id
),

joined as (
    select
        coalesce(sent.month_start, received.month_start) as month_start,
        coalesce(sent.carrier_id, received.carrier_id) as carrier_id,
        coalesce(sent.claims_sent, 0) as claims_sent,
        coalesce(sent.claim_fees_sent, 0)::numeric(12, 2) as claim_fees_sent,
        coalesce(received.claims_received, 0) as claims_received,
        coalesce(received.claim_days, 0) as claim_days,
        coalesce(received.claims_denied, 0) as claims_denied,
        coalesce(received.claim_lines_received, 0) as claim_lines_received,
        coalesce(received.claim_lines_denied, 0) as claim_lines_denied,
        coalesce(received.claim_lines_paid_as_estimated, 0) as claim_lines_paid_as_estimated,
        coalesce(received.fee_billed, 0)::numeric(12, 2) as fee_billed,
        coalesce(received.expected_payment, 0)::numeric(12, 2) as expected_payment,
        coalesce(received.first_payment, 0)::numeric(12, 2) as first_payment,
        coalesce(received.insurance_payment, 0)::numeric(12, 2) as insurance_payment,
        coalesce(received.write_off, 0)::numeric(12, 2) as write_off,
        coalesce(received.absolute_error, 0)::numeric(12, 2) as absolute_error,
        greatest(sent._loaded_at, received._loaded_at) as _loaded_at,
        least(sent._created_at, received._created_at) as _created_at,
        greatest(sent._updated_at, received._updated_at) as _updated_at
    from sent
    full outer join received
        on
            sent.month_start = received.month_start
            and sent.carrier_id = received.carrier_id
),

rated as (
    select
        joined.*,
        {{ ratio('claims_denied', 'claims_received') | indent(8) }} as claim_denial_rate
    from joined
),

final as (
    select
        rated.month_start,
        rated.carrier_id,
        carriers.carrier_name,
        rated.claims_sent,
        rated.claim_fees_sent,
        rated.claims_received,
        rated.claims_denied,
        rated.claim_denial_rate,
        {{ performance_tier('claim_denial_rate', 'rated.claim_denial_rate') | indent(8) }} as claim_denial_tier,
        rated.claim_days,
        {{ ratio('rated.claim_days', 'rated.claims_received') | indent(8) }} as claim_turnaround,
        rated.claim_lines_received,
        rated.claim_lines_denied,
        {{ ratio('rated.claim_lines_denied', 'rated.claim_lines_received') | indent(8) }} as line_denial_rate,
        rated.claim_lines_paid_as_estimated,
        {{ ratio('rated.claim_lines_paid_as_estimated', 'rated.claim_lines_received') | indent(8) }}
            as paid_as_estimated_rate,
        rated.fee_billed,
        rated.expected_payment,
        rated.first_payment,
        rated.insurance_payment,
        rated.write_off,
        {{ ratio('rated.first_payment', 'rated.expected_payment') | indent(8) }} as paid_of_expected,
        {{ ratio('rated.absolute_error', 'rated.expected_payment') | indent(8) }} as estimate_error_rate,
        rated._loaded_at,
        rated._created_at,
        rated._updated_at
    from rated
    left join carriers
        on rated.carrier_id = carriers.carrier_id
)

select * from final
