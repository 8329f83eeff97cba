{% set changes = [
    {'column': 'procedure_id', 'of': 'procedurelog'},
    {'column': 'procedure_code_id', 'of': 'procedurecode'},
    {
        'column': 'procedure_id',
        'looked_up_in': 'int_procedure_accounts',
        'values': {
            'adjusted': 'adjusted',
            'insurance_paid': 'insurance_paid',
            'insurance_written_off': 'insurance_written_off',
            'patient_paid': 'patient_paid',
            'unpaid_amount': 'unpaid_amount',
        },
    },
] %}

{{
    config(
        materialized=kept_by_changes(),
        incremental_strategy='changed_rows',
        unique_key='procedure_id',
        meta={'changes': changes}
    )
}}

with charges as (
    select * from {{ ref('int_procedure_charges') }}
    {% if is_incremental() %}
    where procedure_id in ({{ changed_keys(ref('int_procedure_charges'), 'procedure_id', changes) | indent(4) }})
    {% endif %}
),

procedures as (
    select * from {{ ref('stg_opendental__procedurelog') }}
),

sites as (
    select * from {{ ref('int_procedure_sites') }}
),

accounts as (
    select * from {{ ref('int_procedure_accounts') }}
),

final as (
    select
        charges.procedure_id,
        charges.patient_id,
        charges.provider_id,
        charges.appointment_id,
        charges.procedure_code_id,
        charges.procedure_code,
        {{ named_code('charges.procedure_status_code', opendental_enumeration('ProcStat')) | indent(8) }} as procedure_status,
        charges.procedure_date,
        charges.month_start,
        procedures.treatment_planned_date,
        procedures.completed_date,
        procedures.tooth_number,
        procedures.surface,
        sites.dentition,
        sites.surface_count,
        sites.quadrant,
        sites.arch,
        charges.procedure_fee,
        charges.units,
        charges.charge_amount,
        accounts.adjusted,
        accounts.insurance_paid,
        accounts.insurance_written_off,
        accounts.patient_paid,
        accounts.unpaid_amount,
        charges.is_completed,
        charges.is_broken_appointment_code,
        charges._loaded_at,
        charges._created_at,
        charges._updated_at,
        {{ load_run(['int_procedure_charges', 'int_procedure_sites']) }} as _load_run
    from charges
    inner join procedures
        on charges.procedure_id = procedures.procedure_id
    left join sites
        on charges.procedure_id = sites.procedure_id
    inner join accounts
        on charges.procedure_id = accounts.procedure_id
)

select * from final
