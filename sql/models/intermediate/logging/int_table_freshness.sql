with load_status as (
    select * from {{ source('opendental', 'etl_load_status') }}
),

newest as (
    select max(last_loaded) as newest_loaded_at
    from load_status
),

final as (
    select
        load_status.table_name,
        load_status.load_status,
        load_status.last_loaded as last_loaded_at,
        load_status.rows_loaded,
        load_status.load_status = 'completed' as is_loaded,
        {{ minutes_from('load_status.last_loaded', 'newest.newest_loaded_at') }} as minutes_behind_newest,
        load_status._loaded_at,
        cast(null as timestamp) as _created_at,
        load_status.last_loaded as _updated_at
    from load_status
    cross join newest
)

select * from final
