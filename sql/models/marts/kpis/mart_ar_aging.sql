with families as (
    select * from {{ ref('int_patient_families') }}
    where is_guarantor
),

patients as (
    select * from {{ ref('stg_opendental__patient') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

aging as (
    select * from {{ ref('int_family_aging') }}
),

estimates as (
    select * from {{ ref('int_family_insurance_estimates') }}
),

payments as (
    select * from {{ ref('int_family_payments') }}
),

contacts as (
    select * from {{ ref('int_patient_contacts') }}
),

final as (
    select
        families.guarantor_id,
        as_of.as_of_date,
        patients.last_name,
        patients.first_name,
        families.family_size,
        coalesce(aging.balance, 0)::numeric(12, 2) as balance,
        coalesce(aging.balance_0_30, 0)::numeric(12, 2) as balance_0_30,
        coalesce(aging.balance_31_60, 0)::numeric(12, 2) as balance_31_60,
        coalesce(aging.balance_61_90, 0)::numeric(12, 2) as balance_61_90,
        coalesce(aging.balance_over_90, 0)::numeric(12, 2) as balance_over_90,
        coalesce(estimates.insurance_estimate, 0)::numeric(12, 2) as insurance_estimate,
        (coalesce(aging.balance, 0) - coalesce(estimates.insurance_estimate, 0))::numeric(12, 2) as patient_portion,
        patients.family_balance as opendental_balance,
        patients.family_balance_0_30 as opendental_balance_0_30,
        patients.family_balance_31_60 as opendental_balance_31_60,
        patients.family_balance_61_90 as opendental_balance_61_90,
        patients.family_balance_over_90 as opendental_balance_over_90,
        patients.family_insurance_estimate as opendental_insurance_estimate,
        payments.last_payment_date,
        payments.days_since_payment,
        coalesce(payments.paid_last_12_months, 0)::numeric(12, 2) as paid_last_12_months,
        contacts.last_statement_date,
        patients._loaded_at,
        patients._created_at,
        greatest(aging._updated_at, patients._updated_at) as _updated_at
    from families
    cross join as_of
    inner join patients
        on families.guarantor_id = patients.patient_id
    left join aging
        on
            families.guarantor_id = aging.guarantor_id
            and as_of.as_of_date = aging.month_end
    left join estimates
        on
            families.guarantor_id = estimates.guarantor_id
            and as_of.as_of_date = estimates.month_end
    left join payments
        on families.guarantor_id = payments.guarantor_id
    left join contacts
        on families.guarantor_id = contacts.patient_id
)

select * from final
