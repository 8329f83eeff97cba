-- The balances and buckets that OpenDental's last aging wrote on the guarantors equal the ledger's, to the cent.
select
    guarantor_id,
    balance,
    opendental_balance,
    balance_0_30,
    opendental_balance_0_30,
    balance_31_60,
    opendental_balance_31_60,
    balance_61_90,
    opendental_balance_61_90,
    balance_over_90,
    opendental_balance_over_90
from {{ ref('mart_ar_aging') }}
where
    balance <> opendental_balance
    or balance_0_30 <> opendental_balance_0_30
    or balance_31_60 <> opendental_balance_31_60
    or balance_61_90 <> opendental_balance_61_90
    or balance_over_90 <> opendental_balance_over_90
