with source as (
    select * from {{ source('opendental', 'claimsnapshot') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'claimsnapshot'
),

renamed as (
    select
        "ClaimSnapshotNum" as claim_snapshot_id,
        {{ key_or_null('"ClaimProcNum"') }} as claim_procedure_id,
        {{ key_or_null('"ProcNum"') }} as procedure_id,
        {{ text_or_null('"ClaimType"') }} as claim_type,
        "SnapshotTrigger" as snapshot_trigger_code,
        {{ money('"Fee"') }} as procedure_fee,
        {{ estimated_money('"InsPayEst"') }} as insurance_payment_estimate,
        {{ estimated_money('"Writeoff"') }} as write_off_estimate,
        {{ timestamp_or_null('"DateTEntry"') }} as snapshot_at,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"DateTEntry"') }} as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
