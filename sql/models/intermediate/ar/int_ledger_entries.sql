{% set changes = [
    {'column': 'source_id', 'of': 'procedurelog', 'where': "entry_source = 'procedure'"},
    {'column': 'source_id', 'of': 'adjustment', 'where': "entry_source = 'adjustment'"},
    {'column': 'source_id', 'of': 'paysplit', 'where': "entry_source = 'split'"},
    {'of': 'definition', 'where': "entry_source = 'split'"},
    {'column': 'source_id', 'of': 'claimproc', 'where': "entry_source in ('insurance payment', 'write-off')"},
    {'where': "entry_source in ('plan credit', 'plan debit')"},
    {'column': 'patient_id', 'looked_up_in': 'int_patient_families', 'values': {'guarantor_id': 'guarantor_id'}},
] %}

{{
    config(
        materialized=kept_by_changes(),
        incremental_strategy='changed_rows',
        unique_key=['entry_source', 'source_id'],
        meta={'changes': changes}
    )
}}

with charges as (
    select * from {{ ref('int_procedure_charges') }}
    where is_completed
),

adjustments as (
    select * from {{ ref('stg_opendental__adjustment') }}
),

splits as (
    select * from {{ ref('int_payment_splits') }}
    where not is_hidden_unearned
),

insurance_payments as (
    select * from {{ ref('int_insurance_payments') }}
),

as_of as (
    select * from {{ ref('int_practice_as_of') }}
),

-- The instalments of an insurer's plan are no charge to the patient, and one still to come is not on the account.
plan_charges as (
    select
        charges.*,
        plans.insurance_plan_id
    from {{ ref('stg_opendental__payplancharge') }} as charges
    inner join {{ ref('stg_opendental__payplan') }} as plans
        on charges.payment_plan_id = plans.payment_plan_id
    inner join as_of
        on charges.charge_date <= as_of.as_of_date
),

families as (
    select * from {{ ref('int_patient_families') }}
),

entries as (
    select
        'procedure' as entry_source,
        procedure_id as source_id,
        patient_id,
        provider_id,
        procedure_date as entry_date,
        charge_amount as amount,
        _loaded_at,
        _created_at,
        _updated_at
    from charges
    union all
    select
        'adjustment' as entry_source,
        adjustment_id as source_id,
        patient_id,
        coalesce(provider_id, 0) as provider_id,
        adjustment_date as entry_date,
        adjustment_amount as amount,
        _loaded_at,
        _created_at,
        _updated_at
    from adjustments
    union all
    select
        'split' as entry_source,
        payment_split_id as source_id,
        patient_id,
        provider_id,
        payment_date as entry_date,
        -split_amount as amount,
        _loaded_at,
        _created_at,
        _updated_at
    from splits
    union all
    select
        'insurance payment' as entry_source,
        claim_procedure_id as source_id,
        patient_id,
        provider_id,
        payment_date as entry_date,
        -insurance_payment as amount,
        _loaded_at,
        _created_at,
        _updated_at
    from insurance_payments
    union all
    select
        'write-off' as entry_source,
        claim_procedure_id as source_id,
        patient_id,
        provider_id,
        payment_date as entry_date,
        -write_off as amount,
        _loaded_at,
        _created_at,
        _updated_at
    from insurance_payments
    union all
    select
        'plan credit' as entry_source,
        payment_plan_charge_id as source_id,
        patient_id,
        coalesce(provider_id, 0) as provider_id,
        charge_date as entry_date,
        -principal as amount,
        _loaded_at,
        _created_at,
        _updated_at
    from plan_charges
    where charge_type = 'credit'
    union all
    select
        'plan debit' as entry_source,
        payment_plan_charge_id as source_id,
        guarantor_id as patient_id,
        coalesce(provider_id, 0) as provider_id,
        charge_date as entry_date,
        principal + interest as amount,
        _loaded_at,
        _created_at,
        _updated_at
    from plan_charges
    where
        charge_type = 'debit'
        and insurance_plan_id is null
),

final as (
    select
        {{ surrogate_key(['entries.entry_source', 'entries.source_id']) | indent(8) }} as ledger_entry_id,
        entries.entry_source,
        entries.source_id,
        entries.patient_id,
        coalesce(families.guarantor_id, entries.patient_id) as guarantor_id,
        entries.provider_id,
        entries.entry_date,
        {{ month_index('entries.entry_date') }} as month_index,
        entries.amount::numeric(12, 2) as amount,
        entries.entry_source in ('procedure', 'adjustment', 'plan debit') and entries.amount > 0 as is_charge,
        entries._loaded_at,
        entries._created_at,
        entries._updated_at,
        {{ load_run(['int_procedure_charges', 'int_payment_splits', 'int_insurance_payments']) }} as _load_run
    from entries
    left join families
        on entries.patient_id = families.patient_id
    where
        entries.amount <> 0
        {% if is_incremental() %}
        and (entries.entry_source, entries.source_id) in (
            {{ changed_keys('entries', 'entry_source, source_id', changes) | indent(12) }}
        )
        {% endif %}
)

select * from final
