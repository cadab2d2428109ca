"""THL's database reports: the pivot server of sampo.thl.fi."""
