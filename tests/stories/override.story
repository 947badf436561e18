# A person's word stands beside the computed status until its last day is closed; no value takes it away.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-06-30, target: "<= 10", baseline: {rule: manual, value: 14}}
at 2026-03-02  observe 2026-01 13 2026-02 12
then    status on_track  override none
override off_track until 2026-03-12
then    status on_track  computed on_track  override off_track
at 2026-03-05  observe 2026-02 11.9
then    override off_track
at 2026-03-12
then    override off_track
at 2026-03-13
then    status on_track  override none
on 2026-03-12 then  override off_track
rebuild
restart
