-- The balance that OpenDental keeps on each patient equals the patient's ledger, to the cent.
with patients as (
    select * from {{ ref('stg_opendental__patient') }}
),

balances as (
    select * from {{ ref('int_patient_balances') }}
)

select
    patients.patient_id,
    patients.estimated_balance,
    balances.balance
from patients
left join balances
    on patients.patient_id = balances.patient_id
where patients.estimated_balance <> coalesce(balances.balance, 0)
