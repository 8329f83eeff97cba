with lines as (
    select * from {{ ref('int_claim_lines') }}
    where claim_procedure_status_code in (0, 1, 4)
),

families as (
    select * from {{ ref('int_patient_families') }}
),

calendar as (
    select * from {{ ref('int_practice_calendar') }}
),

awaited as (
    select
        lines.claim_procedure_id,
        coalesce(families.guarantor_id, lines.patient_id) as guarantor_id,
        calendar.month_start,
        calendar.month_end,
        lines.insurance_payment_estimate + lines.write_off_estimate as estimate,
        lines._loaded_at,
        lines._created_at,
        lines._updated_at
    from lines
    inner join calendar
        on
            lines.sent_date <= calendar.month_end
            and (lines.claim_status <> 'R' or lines.received_date > calendar.month_end)
            and (lines.claim_procedure_status_code = 0 or lines.payment_date > calendar.month_end)
    left join families
        on lines.patient_id = families.patient_id
),

final as (
    select
        guarantor_id,
        month_start,
        month_end,
        {{ sum_money('estimate') }} as insurance_estimate,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from awaited
    group by guarantor_id, month_start, month_end
)

select * from final
