-- A tooth that was taken out is not filled, sealed, scaled or taken out again; an implant may take its place.
with done as (
    select
        procedures.procedure_id,
        procedures.patient_id,
        procedures.tooth_number,
        procedures.procedure_date,
        codes.procedure_code
    from {{ ref('stg_opendental__procedurelog') }} as procedures
    inner join {{ ref('stg_opendental__procedurecode') }} as codes
        on procedures.procedure_code_id = codes.procedure_code_id
    where
        procedures.procedure_status_code = 2
        and procedures.tooth_number is not null
),

extracted as (
    select
        patient_id,
        tooth_number,
        min(procedure_date) as extracted_date
    from done
    where procedure_code in {{ extraction_codes() }}
    group by patient_id, tooth_number
)

select
    done.procedure_id,
    done.patient_id,
    done.tooth_number,
    done.procedure_code,
    done.procedure_date,
    extracted.extracted_date
from done
inner join extracted
    on
        done.patient_id = extracted.patient_id
        and done.tooth_number = extracted.tooth_number
        and done.procedure_date > extracted.extracted_date
where
    done.procedure_code between 'D1351' and 'D1354'
    or done.procedure_code between 'D2000' and 'D4999'
    or done.procedure_code in {{ extraction_codes() }}
