/** All of periodontal charting, kept by the events. */
export class PerioCharts {}
