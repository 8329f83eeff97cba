with source as (
    select * from {{ source('opendental', 'etrans') }}
),

load_status as (
    select max(last_loaded) as loaded_at
    from {{ source('opendental', 'etl_load_status') }}
    where table_name = 'etrans'
),

renamed as (
    select
        "EtransNum" as insurance_message_id,
        {{ timestamp_or_null('"DateTimeTrans"') }} as sent_at,
        "Etype" as message_type_code,
        {{ key_or_null('"ClearingHouseNum"') }} as clearinghouse_id,
        {{ key_or_null('"ClaimNum"') }} as claim_id,
        {{ key_or_null('"CarrierNum"') }} as carrier_id,
        {{ key_or_null('"CarrierNum2"') }} as secondary_carrier_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"PlanNum"') }} as plan_id,
        {{ key_or_null('"InsSubNum"') }} as subscription_id,
        {{ key_or_null('"BatchNumber"') }} as batch_number,
        {{ key_or_null('"TransSetNum"') }} as transaction_set_number,
        {{ key_or_null('"OfficeSequenceNumber"') }} as office_sequence_number,
        {{ text_or_null('"AckCode"') }} as acknowledgement_code,
        {{ key_or_null('"AckEtransNum"') }} as acknowledgement_message_id,
        {{ key_or_null('"EtransMessageTextNum"') }} as message_text_id,
        {{ text_or_null('"TranSetId835"') }} as remittance_id,
        {{ text_or_null('"CarrierNameRaw"') }} as remittance_carrier_name,
        {{ text_or_null('"PatientNameRaw"') }} as remittance_patient_name,
        {{ key_or_null('"UserNum"') }} as user_id,
        {{ text_or_null('"Note"') }} as note,
        load_status.loaded_at as _loaded_at,
        {{ timestamp_or_null('"DateTimeTrans"') }} as _created_at,
        cast(null as timestamp) as _updated_at
    from source
    cross join load_status
)

select * from renamed
