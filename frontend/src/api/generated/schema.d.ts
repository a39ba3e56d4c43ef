// Made by `npm run api:generate` from core's OpenAPI document.
export interface paths {
    "/api/v1/asteroids/approaches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Close approaches
         * @description Approaches in a span of time, with the object's size and class, by page.
         */
        get: operations["approaches_api_v1_asteroids_approaches_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/asteroids/elements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orbital elements of every object held
         * @description Heliocentric ecliptic J2000 elements; as Arrow single precision but for epoch, mean anomaly and mean motion.
         */
        get: operations["elements_api_v1_asteroids_elements_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/asteroids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search objects by name or designation
         * @description Objects whose designation or name has the text in it; an exact designation comes first.
         */
        get: operations["search_api_v1_asteroids_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/asteroids/impact-risks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sentry's potential Earth impacts
         * @description The list with each object's sizes, the most dangerous first. A probability is Sentry's own, never Orrery's.
         */
        get: operations["impact_risks_api_v1_asteroids_impact_risks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/asteroids/impact-risks/{designation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One object's virtual impactors
         * @description The object's entry, Sentry's newest analysis that is held, and every potential impact found in it by date.
         */
        get: operations["impact_risk_api_v1_asteroids_impact_risks__designation__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/asteroids/fireballs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fireballs seen from orbit
         * @description Newest first. Sensors of the US Government told of them; not every fireball is told.
         */
        get: operations["fireballs_api_v1_asteroids_fireballs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/asteroids/scout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Objects not confirmed yet
         * @description By when Scout last computed them. Scout does not say that an object is gone: an old instant is all that tells.
         */
        get: operations["scout_api_v1_asteroids_scout_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/asteroids/{designation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One object: sizes, orbit, all its approaches
         * @description The object's row, orbit with 1-sigmas, entry on Sentry's list if any, and every approach, oldest first.
         */
        get: operations["detail_api_v1_asteroids__designation__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/scorecard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How good each forecaster was, on the same issues
         * @description By task, for the last 30 days, 365 days and all issues, or for those of the span asked for.
         *
         *     Spans end with the newest scored issue: the answer does not depend on the clock.
         */
        get: operations["scorecard_api_v1_forecasts_scorecard_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/storms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Storm by storm: what was forecast before each
         * @description Episodes of Kp of at least 5−, observed, with what each task's last issue said 24, 6 and 1 h before the onset.
         *
         *     Onset is the begin of the first such interval of observed Kp or DONKI's storm, whichever is first. Without a span,
         *     that of the ledger.
         */
        get: operations["storms_api_v1_forecasts_storms_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Forecasts as issued, newest first
         * @description Every forecast that was issued, ours, the baselines' and others', and what came of it once that is known.
         */
        get: operations["forecasts_api_v1_forecasts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest issue of each task, forecasters side by side
         * @description By task and subject; of what was last issued more than seven days before the newest issue there is none.
         */
        get: operations["latest_api_v1_forecasts_latest_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cards of all models, the failing ones too
         * @description Data span and hash, features, figures with intervals and baselines, gate, and why it is in its stage.
         */
        get: operations["models_api_v1_forecasts_models_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to the models
         * @description Training, evaluation, promotion or refusal with the figure that decided, retirement, drift; newest first.
         */
        get: operations["events_api_v1_forecasts_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imagery/apod": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pictures of the day
         * @description Newest first, with credit, and with the pictures that are kept.
         */
        get: operations["apod_api_v1_imagery_apod_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imagery/apod/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The picture of one day
         * @description One day's picture with its kept bytes' addresses.
         */
        get: operations["apod_of_api_v1_imagery_apod__date__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imagery/epic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Images of Earth from L1
         * @description Newest first; by when they were taken.
         */
        get: operations["epic_api_v1_imagery_epic_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imagery/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Natural events on Earth
         * @description By their newest place, newest first; `event_geometry` holds every place.
         */
        get: operations["events_api_v1_imagery_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imagery/layers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Layers of Earth imagery
         * @description By identifier, with the address of their tiles.
         */
        get: operations["layers_api_v1_imagery_layers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imagery/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pictures that are kept
         * @description Newest first, with credit, licence and the address that each came from.
         */
        get: operations["assets_api_v1_imagery_assets_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imagery/assets/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of a kept picture
         * @description The bytes never change under their hash, so they may be kept for ever.
         */
        get: operations["asset_api_v1_imagery_assets__sha256__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a column comes from, as a graph
         * @description Gold from silver from bronze from the provider's field, read off the code; what is made from it as well.
         */
        get: operations["lineage_api_v1_pipeline_lineage_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline/lineage/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tables and columns that have lineage
         * @description From gold to bronze.
         */
        get: operations["tables_api_v1_pipeline_lineage_tables_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/rovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every vehicle on Mars that is held
         * @description What is known of each mission, what its providers say of it, and how much is held.
         */
        get: operations["rovers_api_v1_missions_rovers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/rovers/{rover}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One vehicle
         * @description As in the list.
         */
        get: operations["rover_api_v1_missions_rovers__rover__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Photos from Mars
         * @description Newest sol first. A photo whose instant nobody gave is in no span of time.
         */
        get: operations["photos_api_v1_missions_photos_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/{rover}/sols": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sols of a vehicle
         * @description Photos held of each sol against those declared, newest first.
         */
        get: operations["sols_api_v1_missions__rover__sols_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/{rover}/waypoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a vehicle stood
         * @description Places in the order of driving, of one provider: two would count every drive twice.
         */
        get: operations["waypoints_api_v1_missions__rover__waypoints_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/{rover}/traverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ways of a vehicle
         * @description Drives or flights in order, each with its lines as GeoJSON writes the coordinates of a MultiLineString.
         */
        get: operations["traverse_api_v1_missions__rover__traverse_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every dataset and how asking for it goes
         * @description All datasets, whether or not anything came from them yet.
         */
        get: operations["sources_api_v1_pipeline_sources_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Acknowledged batches, newest first
         * @description One row per dataset, window and fetch, with what became of its records.
         */
        get: operations["batches_api_v1_pipeline_batches_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline/batches/{batch_id}/bytes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A batch's answer as it came
         * @description The bytes, whose SHA-256 the receipt names.
         */
        get: operations["stored_bytes_api_v1_pipeline_batches__batch_id__bytes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Thresholds of the pipeline that were crossed
         * @description Newest first.
         */
        get: operations["events_api_v1_pipeline_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is held and what is lacking of a span
         * @description By acknowledged batches' windows, or by samples where a dataset is a series.
         */
        get: operations["gaps_api_v1_pipeline_gaps_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quality reports, the worst first
         * @description One row per batch and table: counts, failed checks, freshness. Profile and drift: the batch's own report.
         */
        get: operations["quality_api_v1_pipeline_quality_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline/quality/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A batch's quality report
         * @description One entry per table that the batch filled: counts, checks, profile of every column, drift, freshness.
         */
        get: operations["report_api_v1_pipeline_quality__batch_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline/schema-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed in the providers' answers
         * @description Newest first: which field is new, missing or of another type, since which batch, with a value.
         */
        get: operations["schema_changes_api_v1_pipeline_schema_changes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records set aside, newest first
         * @description Each with the rule that it broke, the value, what is allowed, and how it left quarantine if it did.
         */
        get: operations["quarantine_api_v1_pipeline_quarantine_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline/quarantine/{quarantine_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a record was set aside, how to mend it
         * @description The record, its rule in plain words, the catalogue's limits, where they stand, and the commands that mend it.
         */
        get: operations["explanation_api_v1_pipeline_quarantine__quarantine_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/{table}/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The batches that a row came from
         * @description Each batch with its address, bytes, hash, instant and code version; the bytes can be had as they came.
         */
        get: operations["receipt_api_v1_receipts__table___key__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every field: unit and meaning
         * @description The field catalogue that checks, schemas, axis labels and this page are made from.
         */
        get: operations["fields_api_v1_fields_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/satellites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Satellites with their newest elements
         * @description Satellites by catalogue number, each with the newest element set that is held, by page.
         */
        get: operations["search_api_v1_satellites_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/satellites/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * CelesTrak's groups that are held
         * @description Groups with the count of their members; `?group=` of the other addresses takes their names.
         */
        get: operations["groups_api_v1_satellites_groups_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/satellites/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every satellite at one instant
         * @description States by SGP4 in TEME of date, km and km/s, in single precision; `X-Orrery-Refused` counts SGP4's errors.
         */
        get: operations["snapshot_api_v1_satellites_states_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/satellites/{norad}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One satellite: its newest elements and its groups
         * @description Elements with their epoch, whose age is the reader's to judge; groups; how many element sets are held.
         */
        get: operations["detail_api_v1_satellites__norad__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/satellites/{norad}/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a satellite is over a span
         * @description States every `step` seconds by SGP4, from the elements that serve the span's begin.
         */
        get: operations["ephemeris_api_v1_satellites__norad__states_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/satellites/{norad}/passes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Passes of a satellite over a place
         * @description Rise, culmination and set with direction, whether sunlit, and whether it can be seen by eye.
         */
        get: operations["passes_api_v1_satellites__norad__passes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/space-weather/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SWPC's watches, warnings and alerts
         * @description Messages by their issue, newest first, by page.
         */
        get: operations["alerts_api_v1_space_weather_alerts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/space-weather/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * DONKI's notifications in full
         * @description Messages by their issue, newest first, by page.
         */
        get: operations["notifications_api_v1_space_weather_notifications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/space-weather/forecasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Kp by three hours, as issued
         * @description Observed, estimated and predicted Kp, oldest first.
         *
         *     With `known_at` each interval is what the newest file of that instant said of it: the forecast as it was issued.
         */
        get: operations["forecasts_api_v1_space_weather_forecasts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/space-weather/forecasts/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * NOAA's scales by day and the probabilities of storms and blackouts
         * @description Days, oldest first; with `known_at` as they were forecast then.
         */
        get: operations["day_forecasts_api_v1_space_weather_forecasts_days_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/space-weather/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SWPC's texts as issued
         * @description Text products, newest first, each whole.
         */
        get: operations["bulletins_api_v1_space_weather_bulletins_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/space-weather/analyses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * DONKI's analyses of CMEs
         * @description Analyses by their CME's start, newest first.
         */
        get: operations["analyses_api_v1_space_weather_analyses_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/space-weather/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * WSA-ENLIL simulations
         * @description Runs by their completion, newest first, with the places that they expect an impact at.
         */
        get: operations["simulations_api_v1_space_weather_simulations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/space-weather/series/windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Telemetry by windows of equal length
         * @description Windows start at whole multiples of their length since 1970; those without a sample of the span are absent.
         */
        get: operations["windows_api_v1_space_weather_series_windows_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/space-weather/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest sample of every live series, and NOAA's scales
         * @description Samples carry their own instants; how old they are is the reader's to say.
         */
        get: operations["now_api_v1_space_weather_now_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/space-weather/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Telemetry, downsampled on request
         * @description Samples of several series in one span; all of them where there are no more than `points`.
         */
        get: operations["series_api_v1_space_weather_series_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/space-weather/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Flares, CMEs, storms and their links
         * @description Events by their start, newest first, by page.
         */
        get: operations["events_api_v1_space_weather_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/space-weather/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What caused what: one event's links, or a span's
         * @description Events with links, analyses, simulations and notifications; every edge goes from cause to effect.
         *
         *     DONKI does not say which of two linked events was the cause: their types do, along the way from the Sun to Earth,
         *     and their begins where they are of one place on it. Of an event all that is within four links; of a span what began
         *     in it and what that is linked with. Beyond 300 events the farthest and oldest are left out, and `whole` is false.
         */
        get: operations["graph_api_v1_space_weather_graph_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Alarms
         * @description How often the probability reached its threshold, and whether the event came.
         */
        Alarms: {
            /** Events */
            events: number;
            /** Hits */
            hits: number;
            /** Misses */
            misses: number;
            /** False Alarms */
            false_alarms: number;
            /** Tss */
            tss: number | null;
            /** Hss */
            hss: number | null;
        };
        /** Approach */
        Approach: {
            /**
             * Approach Id
             * @description Key of the approach: hash of designation, body and first-seen TDB instant
             */
            approach_id?: string | null;
            /**
             * Asteroid Id
             * @description Key of the object: hash of its primary designation
             */
            asteroid_id?: string | null;
            /**
             * Date Id
             * @description UTC date of the approach as YYYYMMDD
             */
            date_id?: number | null;
            /**
             * Hazard Id
             * @description Key of the hazard classification: threat level and hazardous flag
             */
            hazard_id?: string | null;
            /**
             * Designation
             * @description Primary designation: the number of a numbered object, else the provisional one
             */
            designation?: string | null;
            /**
             * Body
             * @description The body that is approached
             */
            body?: string | null;
            /**
             * Approach At
             * @description Nominal time of closest approach, converted from TDB, UTC
             */
            approach_at?: string | null;
            /**
             * Approach At Tdb
             * @description Nominal time of closest approach as the source gives it, TDB
             */
            approach_at_tdb?: string | null;
            /**
             * Time Uncertainty S
             * @description 3-sigma uncertainty of the time of closest approach, s
             */
            time_uncertainty_s?: number | null;
            /**
             * Miss Distance Au
             * @description Nominal distance at closest approach, centre to centre, au
             */
            miss_distance_au?: number | null;
            /**
             * Miss Distance Km
             * @description Nominal distance at closest approach, centre to centre, km
             */
            miss_distance_km?: number | null;
            /**
             * Miss Distance Lunar
             * @description Nominal distance at closest approach in lunar distances of 384,400 km, LD
             */
            miss_distance_lunar?: number | null;
            /**
             * Miss Distance Min Km
             * @description 3-sigma minimum of the distance at closest approach, km
             */
            miss_distance_min_km?: number | null;
            /**
             * Miss Distance Max Km
             * @description 3-sigma maximum of the distance at closest approach, km
             */
            miss_distance_max_km?: number | null;
            /**
             * Velocity Kms
             * @description Speed relative to the approached body at closest approach, km/s
             */
            velocity_kms?: number | null;
            /**
             * Speed Infinity Km S
             * @description Speed relative to a massless body at the approached body's place, km/s
             */
            speed_infinity_km_s?: number | null;
            /**
             * Risk Score
             * @description Orrery's attention score 0-100; not a probability
             */
            risk_score?: number | null;
            /**
             * Threat Level
             * @description Band of risk_score: none < 20, low < 40, moderate < 60, elevated < 80, else high
             */
            threat_level?: string | null;
            /**
             * Is Hazardous
             * @description Potentially hazardous: MOID <= 0.05 au and H <= 22, computed; null when either is unknown and no provider flag exists
             */
            is_hazardous?: boolean | null;
            /**
             * Days Until Approach
             * @description Days from the row's ingestion_timestamp to the approach; negative when it has passed, d
             */
            days_until_approach?: number | null;
            /**
             * Approach Source
             * @description Source of time, distance and speed: cneos before neows
             */
            approach_source?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Ingestion Timestamp
             * @description The fetch's instant of the newest batch that the row came from, UTC
             */
            ingestion_timestamp?: string | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
            /**
             * Name
             * @description Full name as the provider writes it, trimmed
             */
            name?: string | null;
            /**
             * Absolute Magnitude H
             * @description Absolute magnitude H: brightness at 1 au from Sun and observer, zero phase, mag
             */
            absolute_magnitude_h?: number | null;
            /**
             * Diameter Min Km
             * @description Smaller end of the diameter range (measured − 1σ, NeoWs, or H with albedo 0.25), km
             */
            diameter_min_km?: number | null;
            /**
             * Diameter Max Km
             * @description Larger end of the diameter range (measured + 1σ, NeoWs, or H with albedo 0.05), km
             */
            diameter_max_km?: number | null;
            /**
             * Diameter Avg Km
             * @description Mean of the diameter range's two ends, km
             */
            diameter_avg_km?: number | null;
            /**
             * Diameter Source
             * @description Where the diameter range came from
             */
            diameter_source?: string | null;
            /**
             * Estimated Volume Km3
             * @description Volume of a sphere of diameter_avg_km: pi/6 d^3, km³
             */
            estimated_volume_km3?: number | null;
            /**
             * Size Category
             * @description Class of diameter_avg_km: tiny < 0.025, small < 0.14, medium < 0.3, large < 1 km, else giant
             */
            size_category?: string | null;
            /**
             * Condition Code
             * @description Orbit condition code U, 0 (good) to 9
             */
            condition_code?: string | null;
            /**
             * Orbit Class
             * @description Orbit class code (APO, ATE, AMO, IEO …)
             */
            orbit_class?: string | null;
            /** Sources */
            sources: string[];
        };
        /** Asteroid */
        Asteroid: {
            /**
             * Asteroid Id
             * @description Key of the object: hash of its primary designation
             */
            asteroid_id?: string | null;
            /**
             * Designation
             * @description Primary designation: the number of a numbered object, else the provisional one
             */
            designation?: string | null;
            /**
             * Name
             * @description Full name as the provider writes it, trimmed
             */
            name?: string | null;
            /**
             * Spkid
             * @description JPL's SPK identifier in today's numbering (numbered n is 20000000+n)
             */
            spkid?: string | null;
            /**
             * Neows Id
             * @description NeoWs identifier (numbered n is 2000000+n)
             */
            neows_id?: string | null;
            /**
             * Absolute Magnitude H
             * @description Absolute magnitude H: brightness at 1 au from Sun and observer, zero phase, mag
             */
            absolute_magnitude_h?: number | null;
            /**
             * Magnitude Slope G
             * @description Slope parameter G of the H-G system
             */
            magnitude_slope_g?: number | null;
            /**
             * Diameter Km
             * @description Measured effective diameter, km
             */
            diameter_km?: number | null;
            /**
             * Diameter Sigma Km
             * @description 1-sigma uncertainty of the measured diameter, km
             */
            diameter_sigma_km?: number | null;
            /**
             * Diameter Min Km
             * @description Smaller end of the diameter range (measured − 1σ, NeoWs, or H with albedo 0.25), km
             */
            diameter_min_km?: number | null;
            /**
             * Diameter Max Km
             * @description Larger end of the diameter range (measured + 1σ, NeoWs, or H with albedo 0.05), km
             */
            diameter_max_km?: number | null;
            /**
             * Diameter Avg Km
             * @description Mean of the diameter range's two ends, km
             */
            diameter_avg_km?: number | null;
            /**
             * Diameter Source
             * @description Where the diameter range came from
             */
            diameter_source?: string | null;
            /**
             * Estimated Volume Km3
             * @description Volume of a sphere of diameter_avg_km: pi/6 d^3, km³
             */
            estimated_volume_km3?: number | null;
            /**
             * Albedo
             * @description Geometric albedo
             */
            albedo?: number | null;
            /**
             * Size Category
             * @description Class of diameter_avg_km: tiny < 0.025, small < 0.14, medium < 0.3, large < 1 km, else giant
             */
            size_category?: string | null;
            /**
             * Is Hazardous
             * @description Potentially hazardous: MOID <= 0.05 au and H <= 22, computed; null when either is unknown and no provider flag exists
             */
            is_hazardous?: boolean | null;
            /**
             * Is Hazardous Provider
             * @description The provider's own potentially-hazardous flag
             */
            is_hazardous_provider?: boolean | null;
            /**
             * Is Sentry Object
             * @description Listed by Sentry as a possible impactor, as NeoWs relays it
             */
            is_sentry_object?: boolean | null;
            /**
             * Orbit Source
             * @description Source of the elements: sbdb before neows
             */
            orbit_source?: string | null;
            /**
             * Magnitude Source
             * @description Source of H: sbdb, then cneos, then neows
             */
            magnitude_source?: string | null;
            /**
             * Rotation Period H
             * @description Rotation period, h
             */
            rotation_period_h?: number | null;
            /**
             * Density G Cm3
             * @description Bulk density, g/cm³
             */
            density_g_cm3?: number | null;
            /**
             * Gm Km3 S2
             * @description Gravitational parameter GM, km³/s²
             */
            gm_km3_s2?: number | null;
            /**
             * Extent Km
             * @description Diameters along three axes as the provider writes them, km
             */
            extent_km?: string | null;
            /**
             * Spectral Type Smassii
             * @description SMASSII spectral type
             */
            spectral_type_smassii?: string | null;
            /**
             * Spectral Type Tholen
             * @description Tholen spectral type
             */
            spectral_type_tholen?: string | null;
            /**
             * Orbit Id
             * @description JPL's identifier of the orbit solution
             */
            orbit_id?: string | null;
            /**
             * Epoch Jd Tdb
             * @description Epoch of osculation, Julian date TDB, d, TDB
             */
            epoch_jd_tdb?: number | null;
            /**
             * Eccentricity
             * @description Eccentricity e
             */
            eccentricity?: number | null;
            /**
             * Semi Major Axis Au
             * @description Semi-major axis a; negative for hyperbolic orbits, au
             */
            semi_major_axis_au?: number | null;
            /**
             * Perihelion Distance Au
             * @description Perihelion distance q, au
             */
            perihelion_distance_au?: number | null;
            /**
             * Aphelion Distance Au
             * @description Aphelion distance Q, au
             */
            aphelion_distance_au?: number | null;
            /**
             * Inclination Deg
             * @description Inclination to the ecliptic J2000, °
             */
            inclination_deg?: number | null;
            /**
             * Ascending Node Deg
             * @description Longitude of the ascending node, °
             */
            ascending_node_deg?: number | null;
            /**
             * Perihelion Argument Deg
             * @description Argument of perihelion, °
             */
            perihelion_argument_deg?: number | null;
            /**
             * Mean Anomaly Deg
             * @description Mean anomaly at epoch, °
             */
            mean_anomaly_deg?: number | null;
            /**
             * Mean Motion Deg D
             * @description Mean motion, °/d
             */
            mean_motion_deg_d?: number | null;
            /**
             * Orbital Period D
             * @description Sidereal orbital period, d
             */
            orbital_period_d?: number | null;
            /**
             * Perihelion At Jd Tdb
             * @description Time of perihelion passage, Julian date TDB, d, TDB
             */
            perihelion_at_jd_tdb?: number | null;
            /**
             * Moid Au
             * @description Minimum orbit intersection distance with Earth's orbit, au
             */
            moid_au?: number | null;
            /**
             * Orbit Class
             * @description Orbit class code (APO, ATE, AMO, IEO …)
             */
            orbit_class?: string | null;
            /**
             * Condition Code
             * @description Orbit condition code U, 0 (good) to 9
             */
            condition_code?: string | null;
            /**
             * Orbit Rms Arcsec
             * @description Normalised RMS of the orbit fit, ″
             */
            orbit_rms_arcsec?: number | null;
            /**
             * Data Arc D
             * @description Span of the observations used, d
             */
            data_arc_d?: number | null;
            /**
             * Observations Used
             * @description Observations used in the fit
             */
            observations_used?: number | null;
            /**
             * First Observed
             * @description Date of the first observation used
             */
            first_observed?: string | null;
            /**
             * Last Observed
             * @description Date of the last observation used
             */
            last_observed?: string | null;
            /**
             * Eccentricity Sigma
             * @description 1-sigma of e
             */
            eccentricity_sigma?: number | null;
            /**
             * Semi Major Axis Sigma Au
             * @description 1-sigma of a, au
             */
            semi_major_axis_sigma_au?: number | null;
            /**
             * Inclination Sigma Deg
             * @description 1-sigma of i, °
             */
            inclination_sigma_deg?: number | null;
            /**
             * Ascending Node Sigma Deg
             * @description 1-sigma of the node, °
             */
            ascending_node_sigma_deg?: number | null;
            /**
             * Perihelion Argument Sigma Deg
             * @description 1-sigma of the argument of perihelion, °
             */
            perihelion_argument_sigma_deg?: number | null;
            /**
             * Mean Anomaly Sigma Deg
             * @description 1-sigma of the mean anomaly, °
             */
            mean_anomaly_sigma_deg?: number | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /** AsteroidDetail */
        AsteroidDetail: {
            asteroid: components["schemas"]["Asteroid"];
            orbit?: components["schemas"]["Orbit"] | null;
            /** Approaches */
            approaches: components["schemas"]["Approach"][];
            risk?: components["schemas"]["ImpactRisk"] | null;
        };
        /** Batch */
        Batch: {
            /**
             * Batch Id
             * @description The batch (dataset, window, fetch) that this row came in
             */
            batch_id?: string | null;
            /**
             * Source
             * @description Provider API, such as cneos_cad
             */
            source?: string | null;
            /**
             * Dataset
             * @description Dataset of the source, such as approaches
             */
            dataset?: string | null;
            /**
             * Url
             * @description Address that was asked, without key
             */
            url?: string | null;
            /**
             * Fetched At
             * @description When the answer arrived, UTC
             */
            fetched_at?: string | null;
            /**
             * Status
             * @description HTTP status; null when no answer came
             */
            status?: number | null;
            /**
             * Sha256
             * @description SHA-256 of the stored bytes
             */
            sha256?: string | null;
            /**
             * Bytes
             * @description Size of the answer's body, B
             */
            bytes?: number | null;
            /**
             * Window From
             * @description Begin of the window asked for, UTC
             */
            window_from?: string | null;
            /**
             * Window To
             * @description End of the window asked for, exclusive, UTC
             */
            window_to?: string | null;
            /**
             * Semantics
             * @description snapshot: an absent key in its window is withdrawn; increment: absence says nothing
             */
            semantics?: string | null;
            /**
             * Max Distance Au
             * @description Distance limit of the question asked, where there is one, au
             */
            max_distance_au?: number | null;
            /**
             * Form
             * @description How the bytes differ from the service's own answer; null when they do not
             */
            form?: string | null;
            /**
             * Schema Fingerprint
             * @description Hash of the payload's field names and JSON types
             */
            schema_fingerprint?: string | null;
            /**
             * Declared
             * @description Records that the provider says there are
             */
            declared?: number | null;
            /**
             * Records
             * @description Records in the payload
             */
            records?: number | null;
            /**
             * Loaded
             * @description Records that said something new
             */
            loaded?: number | null;
            /**
             * Duplicate
             * @description Records that said what was known already
             */
            duplicate?: number | null;
            /**
             * Quarantined
             * @description Records set aside with a rule
             */
            quarantined?: number | null;
            /**
             * Unsupported
             * @description Records of a dataset that Orrery does not read yet
             */
            unsupported?: number | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Code Version
             * @description Version of Orrery that loaded it
             */
            code_version?: string | null;
            /**
             * Acknowledged At
             * @description When core had committed all of the batch, wall clock, UTC
             */
            acknowledged_at?: string | null;
        };
        /**
         * Before
         * @description What each task's last issue said, this many hours before the onset.
         */
        Before: {
            /** Lead H */
            lead_h: number;
            /** Forecasts */
            forecasts: components["schemas"]["ForecastBeforeStorm"][];
        };
        /** Bulletin */
        Bulletin: {
            /**
             * Bulletin Id
             * @description Product and instant of issue
             */
            bulletin_id?: string | null;
            /**
             * Bulletin
             * @description Which text product
             */
            bulletin?: string | null;
            /**
             * Issued At
             * @description When its author issued it, UTC
             */
            issued_at?: string | null;
            /**
             * Text
             * @description The whole text as issued
             */
            text?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /**
         * Causes
         * @description What caused what.
         */
        Causes: {
            /** Nodes */
            nodes: components["schemas"]["Node"][];
            /** Edges */
            edges: components["schemas"]["Edge"][];
        };
        /** CmeAnalysis */
        CmeAnalysis: {
            /**
             * Analysis Id
             * @description DONKI's number of the analysis, taken from its link
             */
            analysis_id?: string | null;
            /**
             * Cme Event Id
             * @description The CME that was analysed
             */
            cme_event_id?: string | null;
            /**
             * Start At
             * @description Begin of the event, UTC
             */
            start_at?: string | null;
            /**
             * Is Most Accurate
             * @description DONKI's mark of the analysis to use
             */
            is_most_accurate?: boolean | null;
            /**
             * Cme Speed Km S
             * @description CME speed of the analysis; of an event that marked most accurate, km/s
             */
            cme_speed_km_s?: number | null;
            /**
             * Cme Half Angle Deg
             * @description CME half angle of the analysis; of an event that marked most accurate, °
             */
            cme_half_angle_deg?: number | null;
            /**
             * Cme Latitude Deg
             * @description CME direction, heliographic latitude, °
             */
            cme_latitude_deg?: number | null;
            /**
             * Cme Longitude Deg
             * @description CME direction, Stonyhurst longitude, west positive, °
             */
            cme_longitude_deg?: number | null;
            /**
             * Cme Time21 5 At
             * @description When the CME front passes 21.5 solar radii, UTC
             */
            cme_time21_5_at?: string | null;
            /**
             * Cme Minor Half Width Deg
             * @description Half width along the minor axis, °
             */
            cme_minor_half_width_deg?: number | null;
            /**
             * Cme Tilt Deg
             * @description Tilt of the front, °
             */
            cme_tilt_deg?: number | null;
            /**
             * Cme Measured At Rs
             * @description Height above the Sun's centre at which the speed was measured, R☉
             */
            cme_measured_at_rs?: number | null;
            /**
             * Cme Speed Type
             * @description Speed class: S below 500 km/s, C to 999, O to 1999, R to 2999, ER above
             */
            cme_speed_type?: string | null;
            /**
             * Cme Feature
             * @description What was measured, such as LE for the leading edge
             */
            cme_feature?: string | null;
            /**
             * Cme Level Of Data
             * @description 0 real time, 1 checked in real time, 2 retrospective
             */
            cme_level_of_data?: number | null;
            /**
             * Measurement Technique
             * @description How the CME was measured, such as SWPC_CAT
             */
            measurement_technique?: string | null;
            /**
             * Note
             * @description DONKI's note
             */
            note?: string | null;
            /**
             * Link
             * @description DONKI's page of the event
             */
            link?: string | null;
            /**
             * Submitted At
             * @description When the record was submitted to DONKI, UTC
             */
            submitted_at?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /**
         * Completeness
         * @description How whole the answer is, over its time range before filters.
         */
        Completeness: {
            /**
             * Contract
             * @enum {string}
             */
            contract: "declared" | "cadence" | "windows";
            /** Held */
            held: number;
            /** Expected */
            expected: number | null;
            /** Newest At */
            newest_at: string | null;
            /** Cadence S */
            cadence_s: number | null;
            /** Gaps */
            gaps: components["schemas"]["Gap"][];
            /** Sources */
            sources: string[];
            /** Whole */
            whole: boolean | null;
        };
        /** Correction */
        Correction: {
            /**
             * Correction Id
             * @description Key of the correction: hash of what is corrected and into what
             */
            correction_id?: string | null;
            /**
             * Quarantine Id
             * @description Key of the quarantined record: hash of batch, rule and record
             */
            quarantine_id?: string | null;
            /**
             * Batch Id
             * @description The batch (dataset, window, fetch) that this row came in
             */
            batch_id?: string | null;
            /**
             * Supplement Id
             * @description The batch that holds the corrected or replayed records
             */
            supplement_id?: string | null;
            /**
             * Source
             * @description Provider API, such as cneos_cad
             */
            source?: string | null;
            /**
             * Dataset
             * @description Dataset of the source, such as approaches
             */
            dataset?: string | null;
            /**
             * Record No
             * @description Number of the record within its batch, from 0
             */
            record_no?: number | null;
            /**
             * Field Name
             * @description The field that broke it
             */
            field_name?: string | null;
            /**
             * Bad Value
             * @description The value received
             */
            bad_value?: string | null;
            /**
             * Corrected Value
             * @description The value that stands instead of the one received
             */
            corrected_value?: string | null;
            /**
             * Reason
             * @description Why, in the operator's words
             */
            reason?: string | null;
            /**
             * Made By
             * @description Who made it
             */
            made_by?: string | null;
            /**
             * Made At
             * @description When it was made, wall clock, UTC
             */
            made_at?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
        };
        /**
         * DatasetGaps
         * @description One dataset's windows of the span; `whole` is a catalogue, which is asked for without a window.
         */
        DatasetGaps: {
            /** Source */
            source: string;
            /** Dataset */
            dataset: string;
            /** Title */
            title: string;
            /** Noun */
            noun: string;
            /**
             * Held By
             * @enum {string}
             */
            held_by: "windows" | "samples" | "whole";
            /** Held */
            held: components["schemas"]["Gap"][];
            /** Lacking */
            lacking: components["schemas"]["Gap"][];
            /** Held S */
            held_s: number;
            /** Lacking S */
            lacking_s: number;
            /** Newest Batch At */
            newest_batch_at: string | null;
        };
        /** DayForecast */
        DayForecast: {
            /**
             * Day Forecast Id
             * @description Product, role and day
             */
            day_forecast_id?: string | null;
            /**
             * Forecast Product
             * @description Product that says it
             */
            forecast_product?: string | null;
            /**
             * Forecast Role
             * @description past: greatest of the last 24 hours; now; forecast: of the rest of today and the days that follow
             */
            forecast_role?: string | null;
            /**
             * Forecast At
             * @description Start of the interval or day that the value is for, UTC
             */
            forecast_at?: string | null;
            /**
             * Issued At
             * @description When its author issued it, UTC
             */
            issued_at?: string | null;
            /**
             * R Scale
             * @description Radio blackout level, 0 none
             */
            r_scale?: number | null;
            /**
             * S Scale
             * @description Solar radiation storm level, 0 none
             */
            s_scale?: number | null;
            /**
             * G Scale
             * @description Geomagnetic storm level, 0 none
             */
            g_scale?: number | null;
            /**
             * R1 R2 Probability Pct
             * @description Probability of a radio blackout R1 or R2, %
             */
            r1_r2_probability_pct?: number | null;
            /**
             * R3 Probability Pct
             * @description Probability of a radio blackout R3 or greater, %
             */
            r3_probability_pct?: number | null;
            /**
             * S1 Probability Pct
             * @description Probability of a radiation storm S1 or greater, %
             */
            s1_probability_pct?: number | null;
            /**
             * Kp Of Day
             * @description The day's eight Kp as forecast: from, kp
             */
            kp_of_day?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /** DayPicture */
        DayPicture: {
            /**
             * Picture Date
             * @description Day whose picture it is, as its provider dates it
             */
            picture_date?: string | null;
            /**
             * Picture Title
             * @description Title of the picture
             */
            picture_title?: string | null;
            /**
             * Explanation
             * @description The astronomers' words, markup removed
             */
            explanation?: string | null;
            /**
             * Alt Text
             * @description What is seen, in words for those who cannot see it
             */
            alt_text?: string | null;
            /**
             * Credit
             * @description Whom to credit, markup removed
             */
            credit?: string | null;
            /**
             * Copyright Holder
             * @description Whose rights the picture is under; null where the provider names nobody
             */
            copyright_holder?: string | null;
            /**
             * Picture Media
             * @description Kind of the day's picture as the provider has it
             */
            picture_media?: string | null;
            /**
             * Image Url
             * @description Address of the picture as it is shown, or of a film's poster
             */
            image_url?: string | null;
            /**
             * Hd Image Url
             * @description Address of the picture in its full size
             */
            hd_image_url?: string | null;
            /**
             * Film Url
             * @description Address of the film or page that is shown instead of a picture
             */
            film_url?: string | null;
            /**
             * Page Url
             * @description The provider's page of the picture
             */
            page_url?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
            /**
             * Assets
             * @description Pictures that are kept of the row: sha256, asset_role, media_type, sizes, credit, licence, address
             */
            assets?: {
                [key: string]: unknown;
            }[] | null;
        };
        /** EarthImage */
        EarthImage: {
            /**
             * Epic Image Id
             * @description Name of the image, without extension
             */
            epic_image_id?: string | null;
            /**
             * Epic Collection
             * @description How colours are made
             */
            epic_collection?: string | null;
            /**
             * Exposed At
             * @description When the image was taken, UTC
             */
            exposed_at?: string | null;
            /**
             * Image Caption
             * @description The provider's words on the image
             */
            image_caption?: string | null;
            /**
             * Image Version
             * @description Version of the image's processing
             */
            image_version?: string | null;
            /**
             * Centroid Latitude Deg
             * @description Latitude at the middle of the disc, °
             */
            centroid_latitude_deg?: number | null;
            /**
             * Centroid Longitude Deg
             * @description East longitude at the middle of the disc, °
             */
            centroid_longitude_deg?: number | null;
            /**
             * Dscovr X Km
             * @description DSCOVR from Earth's centre, J2000 x, km
             */
            dscovr_x_km?: number | null;
            /**
             * Dscovr Y Km
             * @description DSCOVR from Earth's centre, J2000 y, km
             */
            dscovr_y_km?: number | null;
            /**
             * Dscovr Z Km
             * @description DSCOVR from Earth's centre, J2000 z, km
             */
            dscovr_z_km?: number | null;
            /**
             * Moon X Km
             * @description Moon from Earth's centre, J2000 x, km
             */
            moon_x_km?: number | null;
            /**
             * Moon Y Km
             * @description Moon from Earth's centre, J2000 y, km
             */
            moon_y_km?: number | null;
            /**
             * Moon Z Km
             * @description Moon from Earth's centre, J2000 z, km
             */
            moon_z_km?: number | null;
            /**
             * Sun X Km
             * @description Sun from Earth's centre, J2000 x, km
             */
            sun_x_km?: number | null;
            /**
             * Sun Y Km
             * @description Sun from Earth's centre, J2000 y, km
             */
            sun_y_km?: number | null;
            /**
             * Sun Z Km
             * @description Sun from Earth's centre, J2000 z, km
             */
            sun_z_km?: number | null;
            /**
             * Attitude Q0
             * @description Attitude of the spacecraft, quaternion as the provider orders it
             */
            attitude_q0?: number | null;
            /**
             * Attitude Q1
             * @description Attitude of the spacecraft, second part
             */
            attitude_q1?: number | null;
            /**
             * Attitude Q2
             * @description Attitude of the spacecraft, third part
             */
            attitude_q2?: number | null;
            /**
             * Attitude Q3
             * @description Attitude of the spacecraft, fourth part
             */
            attitude_q3?: number | null;
            /**
             * Small Image Url
             * @description Address of the provider's own thumbnail
             */
            small_image_url?: string | null;
            /**
             * Image Url
             * @description Address of the picture as it is shown, or of a film's poster
             */
            image_url?: string | null;
            /**
             * Hd Image Url
             * @description Address of the picture in its full size
             */
            hd_image_url?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
            /**
             * Assets
             * @description Pictures that are kept of the row: sha256, asset_role, media_type, sizes, credit, licence, address
             */
            assets?: {
                [key: string]: unknown;
            }[] | null;
        };
        /**
         * Edge
         * @description From cause to effect.
         */
        Edge: {
            /** Source */
            source: string;
            /** Target */
            target: string;
            /**
             * Relation
             * @enum {string}
             */
            relation: "led_to" | "analysed_as" | "simulated_by" | "foresaw" | "told_by";
        };
        /** Elements */
        Elements: {
            /**
             * Designation
             * @description Primary designation: the number of a numbered object, else the provisional one
             */
            designation?: string | null;
            /**
             * Name
             * @description Full name as the provider writes it, trimmed
             */
            name?: string | null;
            /**
             * Epoch Jd Tdb
             * @description Epoch of osculation, Julian date TDB, d, TDB
             */
            epoch_jd_tdb?: number | null;
            /**
             * Eccentricity
             * @description Eccentricity e
             */
            eccentricity?: number | null;
            /**
             * Semi Major Axis Au
             * @description Semi-major axis a; negative for hyperbolic orbits, au
             */
            semi_major_axis_au?: number | null;
            /**
             * Inclination Deg
             * @description Inclination to the ecliptic J2000, °
             */
            inclination_deg?: number | null;
            /**
             * Ascending Node Deg
             * @description Longitude of the ascending node, °
             */
            ascending_node_deg?: number | null;
            /**
             * Perihelion Argument Deg
             * @description Argument of perihelion, °
             */
            perihelion_argument_deg?: number | null;
            /**
             * Mean Anomaly Deg
             * @description Mean anomaly at epoch, °
             */
            mean_anomaly_deg?: number | null;
            /**
             * Mean Motion Deg D
             * @description Mean motion, °/d
             */
            mean_motion_deg_d?: number | null;
            /**
             * Absolute Magnitude H
             * @description Absolute magnitude H: brightness at 1 au from Sun and observer, zero phase, mag
             */
            absolute_magnitude_h?: number | null;
            /**
             * Diameter Avg Km
             * @description Mean of the diameter range's two ends, km
             */
            diameter_avg_km?: number | null;
            /**
             * Is Hazardous
             * @description Potentially hazardous: MOID <= 0.05 au and H <= 22, computed; null when either is unknown and no provider flag exists
             */
            is_hazardous?: boolean | null;
            /**
             * Orbit Class
             * @description Orbit class code (APO, ATE, AMO, IEO …)
             */
            orbit_class?: string | null;
            /**
             * Condition Code
             * @description Orbit condition code U, 0 (good) to 9
             */
            condition_code?: string | null;
        };
        /** EnlilSimulation */
        EnlilSimulation: {
            /**
             * Simulation Id
             * @description DONKI's number of the simulation without its version, such as WSA-ENLIL/48706
             */
            simulation_id?: string | null;
            /**
             * Model Completed At
             * @description When the run was complete, UTC
             */
            model_completed_at?: string | null;
            /**
             * Model Outer Au
             * @description Outer boundary of the run, au
             */
            model_outer_au?: number | null;
            /**
             * Cme Event Ids
             * @description The CMEs that the run was given
             */
            cme_event_ids?: string[] | null;
            /**
             * Cme Inputs
             * @description The CMEs of the run with their parameters, as DONKI gives them
             */
            cme_inputs?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Shock Arrival At
             * @description Estimated arrival of the shock at Earth, about 7 h either way; null: no arrival, UTC
             */
            shock_arrival_at?: string | null;
            /**
             * Shock Duration H
             * @description Estimated duration of the disturbance, about 8 h either way, h
             */
            shock_duration_h?: number | null;
            /**
             * Magnetopause Min Re
             * @description Least distance of the magnetopause expected, R⊕
             */
            magnetopause_min_re?: number | null;
            /**
             * Kp 18
             * @description Kp expected for a field clock angle of 18°
             */
            kp_18?: number | null;
            /**
             * Kp 90
             * @description Kp expected for a field clock angle of 90°
             */
            kp_90?: number | null;
            /**
             * Kp 135
             * @description Kp expected for a field clock angle of 135°
             */
            kp_135?: number | null;
            /**
             * Kp 180
             * @description Kp expected for a field clock angle of 180°
             */
            kp_180?: number | null;
            /**
             * Is Earth Glancing Blow
             * @description The run expects only a glancing blow to Earth
             */
            is_earth_glancing_blow?: boolean | null;
            /**
             * Is Earth Minor Impact
             * @description The run expects only a minor impact on Earth
             */
            is_earth_minor_impact?: boolean | null;
            /**
             * Impacts
             * @description Other places that the run expects an arrival at; never Earth
             */
            impacts?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Link
             * @description DONKI's page of the event
             */
            link?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /** Envelope[AsteroidDetail] */
        Envelope_AsteroidDetail_: {
            data: components["schemas"]["AsteroidDetail"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[Causes] */
        Envelope_Causes_: {
            data: components["schemas"]["Causes"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[DayPicture] */
        Envelope_DayPicture_: {
            data: components["schemas"]["DayPicture"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[Explanation] */
        Envelope_Explanation_: {
            data: components["schemas"]["Explanation"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[ImpactRiskDetail] */
        Envelope_ImpactRiskDetail_: {
            data: components["schemas"]["ImpactRiskDetail"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[LineageGraph] */
        Envelope_LineageGraph_: {
            data: components["schemas"]["LineageGraph"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[Lines] */
        Envelope_Lines_: {
            data: components["schemas"]["Lines"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[Now] */
        Envelope_Now_: {
            data: components["schemas"]["Now"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[Passes] */
        Envelope_Passes_: {
            data: components["schemas"]["Passes"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[Receipt] */
        Envelope_Receipt_: {
            data: components["schemas"]["Receipt"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[RoverAnswer] */
        Envelope_RoverAnswer_: {
            data: components["schemas"]["RoverAnswer"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[SatelliteDetail] */
        Envelope_SatelliteDetail_: {
            data: components["schemas"]["SatelliteDetail"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[Snapshot] */
        Envelope_Snapshot_: {
            data: components["schemas"]["Snapshot"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[States] */
        Envelope_States_: {
            data: components["schemas"]["States"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[WindowedLines] */
        Envelope_WindowedLines_: {
            data: components["schemas"]["WindowedLines"];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[Approach]] */
        Envelope_list_Approach__: {
            /** Data */
            data: components["schemas"]["Approach"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[Batch]] */
        Envelope_list_Batch__: {
            /** Data */
            data: components["schemas"]["Batch"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[Bulletin]] */
        Envelope_list_Bulletin__: {
            /** Data */
            data: components["schemas"]["Bulletin"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[CmeAnalysis]] */
        Envelope_list_CmeAnalysis__: {
            /** Data */
            data: components["schemas"]["CmeAnalysis"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[DatasetGaps]] */
        Envelope_list_DatasetGaps__: {
            /** Data */
            data: components["schemas"]["DatasetGaps"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[DayForecast]] */
        Envelope_list_DayForecast__: {
            /** Data */
            data: components["schemas"]["DayForecast"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[DayPicture]] */
        Envelope_list_DayPicture__: {
            /** Data */
            data: components["schemas"]["DayPicture"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[EarthImage]] */
        Envelope_list_EarthImage__: {
            /** Data */
            data: components["schemas"]["EarthImage"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[Elements]] */
        Envelope_list_Elements__: {
            /** Data */
            data: components["schemas"]["Elements"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[EnlilSimulation]] */
        Envelope_list_EnlilSimulation__: {
            /** Data */
            data: components["schemas"]["EnlilSimulation"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[FieldFacts]] */
        Envelope_list_FieldFacts__: {
            /** Data */
            data: components["schemas"]["FieldFacts"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[Fireball]] */
        Envelope_list_Fireball__: {
            /** Data */
            data: components["schemas"]["Fireball"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[ForecastIssue]] */
        Envelope_list_ForecastIssue__: {
            /** Data */
            data: components["schemas"]["ForecastIssue"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[Forecast]] */
        Envelope_list_Forecast__: {
            /** Data */
            data: components["schemas"]["Forecast"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[Found]] */
        Envelope_list_Found__: {
            /** Data */
            data: components["schemas"]["Found"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[ImageryLayer]] */
        Envelope_list_ImageryLayer__: {
            /** Data */
            data: components["schemas"]["ImageryLayer"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[ImpactRisk]] */
        Envelope_list_ImpactRisk__: {
            /** Data */
            data: components["schemas"]["ImpactRisk"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[KeptPicture]] */
        Envelope_list_KeptPicture__: {
            /** Data */
            data: components["schemas"]["KeptPicture"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[KpForecast]] */
        Envelope_list_KpForecast__: {
            /** Data */
            data: components["schemas"]["KpForecast"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[LineageTable]] */
        Envelope_list_LineageTable__: {
            /** Data */
            data: components["schemas"]["LineageTable"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[MissionPhoto]] */
        Envelope_list_MissionPhoto__: {
            /** Data */
            data: components["schemas"]["MissionPhoto"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[MissionSol]] */
        Envelope_list_MissionSol__: {
            /** Data */
            data: components["schemas"]["MissionSol"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[MissionTraverse]] */
        Envelope_list_MissionTraverse__: {
            /** Data */
            data: components["schemas"]["MissionTraverse"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[MissionWaypoint]] */
        Envelope_list_MissionWaypoint__: {
            /** Data */
            data: components["schemas"]["MissionWaypoint"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[ModelCard]] */
        Envelope_list_ModelCard__: {
            /** Data */
            data: components["schemas"]["ModelCard"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[ModelEvent]] */
        Envelope_list_ModelEvent__: {
            /** Data */
            data: components["schemas"]["ModelEvent"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[NaturalEvent]] */
        Envelope_list_NaturalEvent__: {
            /** Data */
            data: components["schemas"]["NaturalEvent"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[PipelineEvent]] */
        Envelope_list_PipelineEvent__: {
            /** Data */
            data: components["schemas"]["PipelineEvent"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[QualityReportLine]] */
        Envelope_list_QualityReportLine__: {
            /** Data */
            data: components["schemas"]["QualityReportLine"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[QualityReport]] */
        Envelope_list_QualityReport__: {
            /** Data */
            data: components["schemas"]["QualityReport"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[Quarantined]] */
        Envelope_list_Quarantined__: {
            /** Data */
            data: components["schemas"]["Quarantined"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[RoverAnswer]] */
        Envelope_list_RoverAnswer__: {
            /** Data */
            data: components["schemas"]["RoverAnswer"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[SatelliteGroup]] */
        Envelope_list_SatelliteGroup__: {
            /** Data */
            data: components["schemas"]["SatelliteGroup"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[Satellite]] */
        Envelope_list_Satellite__: {
            /** Data */
            data: components["schemas"]["Satellite"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[SchemaChange]] */
        Envelope_list_SchemaChange__: {
            /** Data */
            data: components["schemas"]["SchemaChange"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[ScoutObject]] */
        Envelope_list_ScoutObject__: {
            /** Data */
            data: components["schemas"]["ScoutObject"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[SourceState]] */
        Envelope_list_SourceState__: {
            /** Data */
            data: components["schemas"]["SourceState"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[SpaceWeatherAlert]] */
        Envelope_list_SpaceWeatherAlert__: {
            /** Data */
            data: components["schemas"]["SpaceWeatherAlert"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[SpaceWeatherEvent]] */
        Envelope_list_SpaceWeatherEvent__: {
            /** Data */
            data: components["schemas"]["SpaceWeatherEvent"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[SpaceWeatherNotification]] */
        Envelope_list_SpaceWeatherNotification__: {
            /** Data */
            data: components["schemas"]["SpaceWeatherNotification"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[Storm]] */
        Envelope_list_Storm__: {
            /** Data */
            data: components["schemas"]["Storm"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[TaskScore]] */
        Envelope_list_TaskScore__: {
            /** Data */
            data: components["schemas"]["TaskScore"][];
            meta: components["schemas"]["Meta"];
        };
        /**
         * Errors
         * @description Errors over `n` issues.
         *
         *     `skill` is 1 − (mean squared error / that of the reference): 0 as good, 1 perfect, negative worse; null without one.
         */
        Errors: {
            /** N */
            n: number;
            /** Rmse */
            rmse: number | null;
            /** Mae */
            mae: number | null;
            /** Bias */
            bias: number | null;
            /** Brier */
            brier: number | null;
            /**
             * Coverage
             * @description Share of truths within the 90 % interval
             */
            coverage: number | null;
            /** Coverage N */
            coverage_n: number;
            /** Skill */
            skill: number | null;
            alarms: components["schemas"]["Alarms"] | null;
        };
        /**
         * Explanation
         * @description Why a record was set aside, and how to mend it.
         */
        Explanation: {
            row: components["schemas"]["Quarantined"];
            rule: components["schemas"]["RuleFacts"];
            field: components["schemas"]["FieldLimits"] | null;
            /** Defined In */
            defined_in: string;
            resolution: components["schemas"]["Resolution"] | null;
            /** Corrections */
            corrections: components["schemas"]["Correction"][];
            /** Commands */
            commands: string[];
            /** Batch Receipt */
            batch_receipt: string;
        };
        /**
         * FieldFacts
         * @description One quantity of the platform.
         */
        FieldFacts: {
            /** Name */
            name: string;
            /** Dtype */
            dtype: string;
            /** Unit */
            unit: string;
            /** Label */
            label: string;
            /** Meaning */
            meaning: string;
            /** Source */
            source: string;
            /** Minimum */
            minimum: number | null;
            /** Maximum */
            maximum: number | null;
            /** Digits */
            digits: number | null;
            /** Time Scale */
            time_scale: string | null;
            /** Allowed */
            allowed: string[];
        };
        /**
         * FieldLimits
         * @description What the catalogue allows of a field.
         */
        FieldLimits: {
            /** Name */
            name: string;
            /** Dtype */
            dtype: string;
            /** Unit */
            unit: string;
            /** Meaning */
            meaning: string;
            /** Minimum */
            minimum: number | null;
            /** Maximum */
            maximum: number | null;
            /** Allowed */
            allowed: string[];
            /** Pattern */
            pattern: string | null;
        };
        /**
         * Figures
         * @description One forecaster over the issues that all compared ones answered; `scored` is how many of its own are scored.
         *
         *     The reference of its skill is `against`.
         */
        Figures: {
            /** N */
            n: number;
            /** Rmse */
            rmse: number | null;
            /** Mae */
            mae: number | null;
            /** Bias */
            bias: number | null;
            /** Brier */
            brier: number | null;
            /**
             * Coverage
             * @description Share of truths within the 90 % interval
             */
            coverage: number | null;
            /** Coverage N */
            coverage_n: number;
            /** Skill */
            skill: number | null;
            alarms: components["schemas"]["Alarms"] | null;
            /** Forecaster */
            forecaster: string;
            /** Scored */
            scored: number;
        };
        /** Fireball */
        Fireball: {
            /**
             * Fireball Id
             * @description Key of a fireball: its date and radiated energy, since CNEOS gives none
             */
            fireball_id?: string | null;
            /**
             * Fireball At
             * @description Instant of peak brightness, UTC
             */
            fireball_at?: string | null;
            /**
             * Radiated Energy 1E10 J
             * @description Total radiated energy in units of 10^10 J, 10¹⁰ J
             */
            radiated_energy_1e10_j?: number | null;
            /**
             * Impact Energy Kt
             * @description Total impact energy, estimated from the radiated one, kt TNT
             */
            impact_energy_kt?: number | null;
            /**
             * Fireball Latitude Deg
             * @description Geodetic latitude, north positive, °
             */
            fireball_latitude_deg?: number | null;
            /**
             * Fireball Longitude Deg
             * @description Longitude, east positive, °
             */
            fireball_longitude_deg?: number | null;
            /**
             * Fireball Altitude Km
             * @description Altitude of peak brightness above the geoid, km
             */
            fireball_altitude_km?: number | null;
            /**
             * Fireball Speed Km S
             * @description Speed before entry, km/s
             */
            fireball_speed_km_s?: number | null;
            /**
             * Velocity X Km S
             * @description Velocity before entry, Earth-fixed frame, towards longitude 0 on the equator, km/s
             */
            velocity_x_km_s?: number | null;
            /**
             * Velocity Y Km S
             * @description Velocity before entry, Earth-fixed frame, towards longitude 90° east on the equator, km/s
             */
            velocity_y_km_s?: number | null;
            /**
             * Velocity Z Km S
             * @description Velocity before entry, Earth-fixed frame, towards the north pole, km/s
             */
            velocity_z_km_s?: number | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /** Forecast */
        Forecast: {
            /**
             * Forecast Id
             * @description Key of a forecast: SHA-256 of task, forecaster, subject and issue
             */
            forecast_id?: string | null;
            /**
             * Task
             * @description What is forecast, such as kp_2h
             */
            task?: string | null;
            /**
             * Forecaster
             * @description Who forecasts: orrery, a baseline such as persistence, swpc (NOAA's own) or enlil
             */
            forecaster?: string | null;
            /**
             * Model Id
             * @description First 16 hexadecimal digits of the SHA-256 of the model's bytes; null for who is no trained model
             */
            model_id?: string | null;
            /**
             * Subject
             * @description What the forecast is about where a task has many at once, such as a CME's identifier; else empty
             */
            subject?: string | null;
            /**
             * Issued At
             * @description When its author issued it, UTC
             */
            issued_at?: string | null;
            /**
             * Valid From At
             * @description Begin of the span that it warns of or forecasts, UTC
             */
            valid_from_at?: string | null;
            /**
             * Valid Until At
             * @description End of the span that it warns of or forecasts, UTC
             */
            valid_until_at?: string | null;
            /**
             * Forecast Kind
             * @description quantity: a number in its unit; probability: that the task's event happens
             */
            forecast_kind?: string | null;
            /**
             * Forecast Unit
             * @description Unit of the value, of its interval and of the truth; empty where they have none
             */
            forecast_unit?: string | null;
            /**
             * Forecast Value
             * @description The forecast: median or mean of a quantity in its unit, or a probability from 0 to 1
             */
            forecast_value?: number | null;
            /**
             * Forecast Lower
             * @description Lower end of the 90 % interval, in the forecast's unit; null where there is none
             */
            forecast_lower?: number | null;
            /**
             * Forecast Upper
             * @description Upper end of the 90 % interval, in the forecast's unit; null where there is none
             */
            forecast_upper?: number | null;
            /**
             * Alarm Threshold
             * @description Probability from which on the forecast is an alarm, set on training years; null for a quantity
             */
            alarm_threshold?: number | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Truth Value
             * @description What came: in the forecast's unit, or 1 where the event happened and 0 where not
             */
            truth_value?: number | null;
            /**
             * Forecast Error
             * @description Forecast minus truth in the forecast's unit; of a probability the squared difference (its Brier term)
             */
            forecast_error?: number | null;
            /**
             * Was Inside
             * @description The truth lay within the interval, ends included; null where there was no interval
             */
            was_inside?: boolean | null;
            /**
             * Scored At
             * @description When the forecast was held against the truth, platform clock, UTC
             */
            scored_at?: string | null;
            /** @description Null of who does not tell */
            inputs?: components["schemas"]["ForecastInputs"] | null;
            /**
             * Moved By
             * @description By group of inputs: how far the value falls back without it (ablation)
             */
            moved_by?: {
                [key: string]: number | null;
            } | null;
            /** Truth Batch Ids */
            truth_batch_ids?: string[] | null;
        };
        /** ForecastBeforeStorm */
        ForecastBeforeStorm: {
            /**
             * Forecast Id
             * @description Key of a forecast: SHA-256 of task, forecaster, subject and issue
             */
            forecast_id?: string | null;
            /**
             * Task
             * @description What is forecast, such as kp_2h
             */
            task?: string | null;
            /**
             * Forecaster
             * @description Who forecasts: orrery, a baseline such as persistence, swpc (NOAA's own) or enlil
             */
            forecaster?: string | null;
            /**
             * Model Id
             * @description First 16 hexadecimal digits of the SHA-256 of the model's bytes; null for who is no trained model
             */
            model_id?: string | null;
            /**
             * Issued At
             * @description When its author issued it, UTC
             */
            issued_at?: string | null;
            /**
             * Valid From At
             * @description Begin of the span that it warns of or forecasts, UTC
             */
            valid_from_at?: string | null;
            /**
             * Valid Until At
             * @description End of the span that it warns of or forecasts, UTC
             */
            valid_until_at?: string | null;
            /**
             * Forecast Kind
             * @description quantity: a number in its unit; probability: that the task's event happens
             */
            forecast_kind?: string | null;
            /**
             * Forecast Unit
             * @description Unit of the value, of its interval and of the truth; empty where they have none
             */
            forecast_unit?: string | null;
            /**
             * Forecast Value
             * @description The forecast: median or mean of a quantity in its unit, or a probability from 0 to 1
             */
            forecast_value?: number | null;
            /**
             * Forecast Lower
             * @description Lower end of the 90 % interval, in the forecast's unit; null where there is none
             */
            forecast_lower?: number | null;
            /**
             * Forecast Upper
             * @description Upper end of the 90 % interval, in the forecast's unit; null where there is none
             */
            forecast_upper?: number | null;
            /**
             * Alarm Threshold
             * @description Probability from which on the forecast is an alarm, set on training years; null for a quantity
             */
            alarm_threshold?: number | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /** Covers Onset */
            covers_onset: boolean;
        };
        /**
         * ForecastInput
         * @description The newest value of a series, or the newest rows of a table, that a forecast rests on.
         */
        ForecastInput: {
            /** Name */
            name: string;
            /** Value */
            value: number | null;
            /** Observed At */
            observed_at: string | null;
            /** Receipts */
            receipts: string[];
        };
        /**
         * ForecastInputs
         * @description What a forecast was made from, and when it was computed in truth.
         */
        ForecastInputs: {
            /** Made At */
            made_at?: string | null;
            /**
             * Features
             * @default {}
             */
            features: {
                [key: string]: number | null;
            };
            /**
             * Newest
             * @default []
             */
            newest: components["schemas"]["ForecastInput"][];
        } & {
            [key: string]: unknown;
        };
        /** ForecastIssue */
        ForecastIssue: {
            /**
             * Task
             * @description What is forecast, such as kp_2h
             */
            task?: string | null;
            /**
             * Subject
             * @description What the forecast is about where a task has many at once, such as a CME's identifier; else empty
             */
            subject?: string | null;
            /**
             * Issued At
             * @description When its author issued it, UTC
             */
            issued_at?: string | null;
            /**
             * Valid From At
             * @description Begin of the span that it warns of or forecasts, UTC
             */
            valid_from_at?: string | null;
            /**
             * Valid Until At
             * @description End of the span that it warns of or forecasts, UTC
             */
            valid_until_at?: string | null;
            /**
             * Forecast Kind
             * @description quantity: a number in its unit; probability: that the task's event happens
             */
            forecast_kind?: string | null;
            /**
             * Forecast Unit
             * @description Unit of the value, of its interval and of the truth; empty where they have none
             */
            forecast_unit?: string | null;
            /** Forecasters */
            forecasters: components["schemas"]["Forecast"][];
        };
        /** Found */
        Found: {
            /**
             * Asteroid Id
             * @description Key of the object: hash of its primary designation
             */
            asteroid_id?: string | null;
            /**
             * Designation
             * @description Primary designation: the number of a numbered object, else the provisional one
             */
            designation?: string | null;
            /**
             * Name
             * @description Full name as the provider writes it, trimmed
             */
            name?: string | null;
            /**
             * Absolute Magnitude H
             * @description Absolute magnitude H: brightness at 1 au from Sun and observer, zero phase, mag
             */
            absolute_magnitude_h?: number | null;
            /**
             * Diameter Avg Km
             * @description Mean of the diameter range's two ends, km
             */
            diameter_avg_km?: number | null;
            /**
             * Is Hazardous
             * @description Potentially hazardous: MOID <= 0.05 au and H <= 22, computed; null when either is unknown and no provider flag exists
             */
            is_hazardous?: boolean | null;
        };
        /**
         * Gap
         * @description A span that nothing is held of.
         */
        Gap: {
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * To
             * Format: date-time
             */
            to: string;
        };
        /** ImageryLayer */
        ImageryLayer: {
            /**
             * Layer Id
             * @description Identifier of the layer
             */
            layer_id?: string | null;
            /**
             * Layer Title
             * @description Title of the layer
             */
            layer_title?: string | null;
            /**
             * Tile Matrix Set
             * @description Tile matrix set: its finest resolution
             */
            tile_matrix_set?: string | null;
            /**
             * Tile Formats
             * @description Media types of the tiles
             */
            tile_formats?: string[] | null;
            /**
             * Layer From
             * @description First date or instant with tiles; null for a layer without time
             */
            layer_from?: string | null;
            /**
             * Layer To
             * @description Last date or instant with tiles
             */
            layer_to?: string | null;
            /**
             * Layer Default
             * @description Date or instant that is shown where none is asked for
             */
            layer_default?: string | null;
            /**
             * Layer Periods
             * @description Spans without a break that the time extent has
             */
            layer_periods?: number | null;
            /**
             * Tile Url Template
             * @description Address of a tile, with {Time}, {TileMatrixSet}, {TileMatrix}, {TileRow}, {TileCol}
             */
            tile_url_template?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
            /**
             * Assets
             * @description Pictures that are kept of the row: sha256, asset_role, media_type, sizes, credit, licence, address
             */
            assets?: {
                [key: string]: unknown;
            }[] | null;
        };
        /** ImpactAnalysis */
        ImpactAnalysis: {
            /**
             * Designation
             * @description Primary designation: the number of a numbered object, else the provisional one
             */
            designation?: string | null;
            /**
             * Name
             * @description Full name as the provider writes it, trimmed
             */
            name?: string | null;
            /**
             * Absolute Magnitude H
             * @description Absolute magnitude H: brightness at 1 au from Sun and observer, zero phase, mag
             */
            absolute_magnitude_h?: number | null;
            /**
             * Diameter Estimate Km
             * @description Diameter that Sentry reckons with, measured or estimated from H, km
             */
            diameter_estimate_km?: number | null;
            /**
             * Impact Probability
             * @description Probability of an impact on Earth as Sentry gives it: of all potential impacts together, or of one virtual impactor
             */
            impact_probability?: number | null;
            /**
             * Palermo Cumulative
             * @description Palermo scale of all potential impacts together: log10 of the risk against the background's
             */
            palermo_cumulative?: number | null;
            /**
             * Palermo Max
             * @description Palermo scale of the most dangerous potential impact
             */
            palermo_max?: number | null;
            /**
             * Torino Max
             * @description Greatest Torino scale of the potential impacts within 100 years; null where none is
             */
            torino_max?: number | null;
            /**
             * Potential Impacts
             * @description Number of potential impacts that Sentry found
             */
            potential_impacts?: number | null;
            /**
             * Speed Infinity Km S
             * @description Speed relative to a massless body at the approached body's place, km/s
             */
            speed_infinity_km_s?: number | null;
            /**
             * Last Observed
             * @description Date of the last observation used
             */
            last_observed?: string | null;
            /**
             * Impact Method
             * @description How the potential impacts were found: IOBS, LOV or MC
             */
            impact_method?: string | null;
            /**
             * Analysed At
             * @description When Sentry computed the analysis, UTC
             */
            analysed_at?: string | null;
            /**
             * Impact Energy Mt
             * @description Energy of the impact, Mt TNT
             */
            impact_energy_mt?: number | null;
            /**
             * Mass Kg
             * @description Mass that Sentry reckons with, from its diameter estimate, kg
             */
            mass_kg?: number | null;
            /**
             * Impact Speed Km S
             * @description Speed at the top of Earth's atmosphere, km/s
             */
            impact_speed_km_s?: number | null;
            /**
             * First Observed
             * @description Date of the first observation used
             */
            first_observed?: string | null;
            /**
             * Data Arc D
             * @description Span of the observations used, d
             */
            data_arc_d?: number | null;
            /**
             * Observations Used
             * @description Observations used in the fit
             */
            observations_used?: number | null;
            /**
             * Radar Delays Used
             * @description Radar delay observations used
             */
            radar_delays_used?: number | null;
            /**
             * Radar Dopplers Used
             * @description Radar Doppler observations used
             */
            radar_dopplers_used?: number | null;
            /**
             * Satellite Observations Used
             * @description Observations from satellites used
             */
            satellite_observations_used?: number | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /** ImpactRisk */
        ImpactRisk: {
            /**
             * Designation
             * @description Primary designation: the number of a numbered object, else the provisional one
             */
            designation?: string | null;
            /**
             * Name
             * @description Full name as the provider writes it, trimmed
             */
            name?: string | null;
            /**
             * Absolute Magnitude H
             * @description Absolute magnitude H: brightness at 1 au from Sun and observer, zero phase, mag
             */
            absolute_magnitude_h?: number | null;
            /**
             * Diameter Estimate Km
             * @description Diameter that Sentry reckons with, measured or estimated from H, km
             */
            diameter_estimate_km?: number | null;
            /**
             * Impact Probability
             * @description Probability of an impact on Earth as Sentry gives it: of all potential impacts together, or of one virtual impactor
             */
            impact_probability?: number | null;
            /**
             * Palermo Cumulative
             * @description Palermo scale of all potential impacts together: log10 of the risk against the background's
             */
            palermo_cumulative?: number | null;
            /**
             * Palermo Max
             * @description Palermo scale of the most dangerous potential impact
             */
            palermo_max?: number | null;
            /**
             * Torino Max
             * @description Greatest Torino scale of the potential impacts within 100 years; null where none is
             */
            torino_max?: number | null;
            /**
             * Potential Impacts
             * @description Number of potential impacts that Sentry found
             */
            potential_impacts?: number | null;
            /**
             * Speed Infinity Km S
             * @description Speed relative to a massless body at the approached body's place, km/s
             */
            speed_infinity_km_s?: number | null;
            /**
             * Last Observed
             * @description Date of the last observation used
             */
            last_observed?: string | null;
            /**
             * Sentry Id
             * @description Sentry's identifier of the object
             */
            sentry_id?: string | null;
            /**
             * Impact Year From
             * @description Year of the first potential impact
             */
            impact_year_from?: number | null;
            /**
             * Impact Year To
             * @description Year of the last potential impact
             */
            impact_year_to?: number | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
            /**
             * Asteroid Id
             * @description Key of the object: hash of its primary designation
             */
            asteroid_id?: string | null;
            /**
             * Diameter Min Km
             * @description Smaller end of the diameter range (measured − 1σ, NeoWs, or H with albedo 0.25), km
             */
            diameter_min_km?: number | null;
            /**
             * Diameter Max Km
             * @description Larger end of the diameter range (measured + 1σ, NeoWs, or H with albedo 0.05), km
             */
            diameter_max_km?: number | null;
            /**
             * Diameter Avg Km
             * @description Mean of the diameter range's two ends, km
             */
            diameter_avg_km?: number | null;
            /**
             * Diameter Source
             * @description Where the diameter range came from
             */
            diameter_source?: string | null;
            /**
             * Is Hazardous
             * @description Potentially hazardous: MOID <= 0.05 au and H <= 22, computed; null when either is unknown and no provider flag exists
             */
            is_hazardous?: boolean | null;
        };
        /** ImpactRiskDetail */
        ImpactRiskDetail: {
            /**
             * Designation
             * @description Primary designation: the number of a numbered object, else the provisional one
             */
            designation?: string | null;
            /**
             * Removed At
             * @description When Sentry took the object off its list, UTC
             */
            removed_at?: string | null;
            risk?: components["schemas"]["ImpactRisk"] | null;
            analysis?: components["schemas"]["ImpactAnalysis"] | null;
            /** Impactors */
            impactors: components["schemas"]["VirtualImpactor"][];
        };
        /** KeptPicture */
        KeptPicture: {
            /**
             * Asset Id
             * @description Key of a kept picture: hash of subject, role and address
             */
            asset_id?: string | null;
            /**
             * Source
             * @description Provider API, such as cneos_cad
             */
            source?: string | null;
            /**
             * Subject Table
             * @description Table of the row that the picture belongs to
             */
            subject_table?: string | null;
            /**
             * Subject Key
             * @description Key of that row
             */
            subject_key?: string | null;
            /**
             * Url
             * @description Address that was asked, without key
             */
            url?: string | null;
            /**
             * Asset Role
             * @description original: the provider's bytes; thumbnail: the provider's own small picture, or made by Orrery; mosaic: tiles put together by Orrery
             */
            asset_role?: string | null;
            /**
             * Asset Is Made
             * @description The bytes were made by Orrery from the picture at the address
             */
            asset_is_made?: boolean | null;
            /**
             * Picture Day
             * @description Day that the picture shows, where its row has many
             */
            picture_day?: string | null;
            /**
             * Sha256
             * @description SHA-256 of the stored bytes
             */
            sha256?: string | null;
            /**
             * Bytes
             * @description Size of the answer's body, B
             */
            bytes?: number | null;
            /**
             * Media Type
             * @description Kind of the bytes, by the bytes themselves
             */
            media_type?: string | null;
            /**
             * Asset Width Px
             * @description Width of the kept picture, px
             */
            asset_width_px?: number | null;
            /**
             * Asset Height Px
             * @description Height of the kept picture, px
             */
            asset_height_px?: number | null;
            /**
             * Credit
             * @description Whom to credit, markup removed
             */
            credit?: string | null;
            /**
             * Licence
             * @description Terms on which the picture may be used, as the provider's pages state them
             */
            licence?: string | null;
            /**
             * Fetched Bytes
             * @description Bytes that were fetched for it; 0 where they were held already, B
             */
            fetched_bytes?: number | null;
            /**
             * Fetched At
             * @description When the answer arrived, UTC
             */
            fetched_at?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
        };
        /** KpForecast */
        KpForecast: {
            /**
             * Kp Interval Id
             * @description The three-hour interval, by its start
             */
            kp_interval_id?: string | null;
            /**
             * Forecast At
             * @description Start of the interval or day that the value is for, UTC
             */
            forecast_at?: string | null;
            /**
             * Kp Forecast
             * @description Kp of the interval: observed, estimated or predicted
             */
            kp_forecast?: number | null;
            /**
             * Forecast Status
             * @description What the Kp was when it was told
             */
            forecast_status?: string | null;
            /**
             * Noaa Scale
             * @description NOAA scale that it names, such as G2; null without one
             */
            noaa_scale?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /**
         * LeftOut
         * @description A forecaster that answered too few issues to be compared with all, or was not asked for.
         */
        LeftOut: {
            /** Forecaster */
            forecaster: string;
            /** Scored */
            scored: number;
            beside_ours: components["schemas"]["Pair"] | null;
        };
        /**
         * Line
         * @description One series; times in ms since 1970.
         */
        Line: {
            /** Name */
            name: string;
            /** Unit */
            unit: string;
            /** Label */
            label: string;
            /** Cadence S */
            cadence_s: number;
            /**
             * Strategy
             * @enum {string}
             */
            strategy: "latest" | "minmax" | "mean";
            /** Times */
            times: number[];
            /** Values */
            values: (number | null)[];
            /** Gaps */
            gaps: [
                number,
                number
            ][];
            /** Origins */
            origins: ("live" | "recorded" | "invented")[];
        };
        /**
         * LineageEdge
         * @description `target` is made from `source`.
         */
        LineageEdge: {
            /** Source */
            source: string;
            /** Target */
            target: string;
        };
        /**
         * LineageGraph
         * @description All that a column is made from, and what is made from it.
         */
        LineageGraph: {
            /** Start */
            start: string;
            /** Nodes */
            nodes: components["schemas"]["LineageNode"][];
            /** Edges */
            edges: components["schemas"]["LineageEdge"][];
        };
        /**
         * LineageNode
         * @description A column, or a field of a provider's answer; `proven` is false where no sample answer showed the link.
         */
        LineageNode: {
            /** Id */
            id: string;
            /**
             * Layer
             * @enum {string}
             */
            layer: "provider" | "bronze" | "silver" | "gold";
            /** Table */
            table: string;
            /** Column */
            column: string;
            /** Proven */
            proven: boolean;
            /** Meaning */
            meaning: string | null;
            /** Unit */
            unit: string | null;
        };
        /**
         * LineageTable
         * @description A table whose columns have lineage.
         */
        LineageTable: {
            /** Table */
            table: string;
            /**
             * Layer
             * @enum {string}
             */
            layer: "provider" | "bronze" | "silver" | "gold";
            /** Columns */
            columns: string[];
        };
        /**
         * Lines
         * @description Several series of one span.
         */
        Lines: {
            /** Series */
            series: components["schemas"]["Line"][];
        };
        /**
         * Meaning
         * @description What a field of the row is.
         */
        Meaning: {
            /** Name */
            name: string;
            /** Unit */
            unit: string;
            /** Time Scale */
            time_scale: string | null;
            /** Meaning */
            meaning: string;
            /** Source */
            source: string;
        };
        /**
         * Meta
         * @description What is said about an answer.
         */
        Meta: {
            completeness: components["schemas"]["Completeness"] | null;
            /**
             * Known At
             * @description The instant asked for; null is now
             */
            known_at: string | null;
            /** Dataset Version */
            dataset_version: string;
            /** Simulated */
            simulated: boolean;
            /**
             * Origin
             * @enum {string}
             */
            origin: "live" | "recorded" | "invented";
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /** MissionPhoto */
        MissionPhoto: {
            /**
             * Photo Id
             * @description Rover and the image's own name, the same at every provider
             */
            photo_id?: string | null;
            /**
             * Rover
             * @description Vehicle on Mars
             */
            rover?: string | null;
            /**
             * Sol
             * @description Martian day of the mission, as its team counts, sol
             */
            sol?: number | null;
            /**
             * Sol Id
             * @description One sol of one rover, such as curiosity:1000
             */
            sol_id?: string | null;
            /**
             * Camera
             * @description Camera; both eyes and all units of an instrument are one
             */
            camera?: string | null;
            /**
             * Provider Camera
             * @description Camera as the provider names it, such as NAVCAM_LEFT
             */
            provider_camera?: string | null;
            /**
             * Taken At
             * @description When the photo was taken; null where the provider gives only the day, UTC
             */
            taken_at?: string | null;
            /**
             * Mars Time
             * @description Local mean solar time on Mars when it was taken, hh:mm:ss
             */
            mars_time?: string | null;
            /**
             * Received At
             * @description When it was received on Earth, UTC
             */
            received_at?: string | null;
            /**
             * Earth Date
             * @description Day on Earth that the provider gives for the sol
             */
            earth_date?: string | null;
            /**
             * Image Full Url
             * @description Address of the image in its full size
             */
            image_full_url?: string | null;
            /**
             * Image Large Url
             * @description Address of the image 1200 px wide
             */
            image_large_url?: string | null;
            /**
             * Image Medium Url
             * @description Address of the image 800 px wide
             */
            image_medium_url?: string | null;
            /**
             * Image Small Url
             * @description Address of the image 320 px wide
             */
            image_small_url?: string | null;
            /**
             * Is Thumbnail
             * @description The photo is a small copy of another that was sent first
             */
            is_thumbnail?: boolean | null;
            /**
             * Sample Type
             * @description What the provider calls the kind of image: full, thumbnail, subframe …
             */
            sample_type?: string | null;
            /**
             * Site
             * @description Site frame in which the rover counts its drives
             */
            site?: number | null;
            /**
             * Drive
             * @description Count of the rover's motion within the site
             */
            drive?: number | null;
            /**
             * Width Px
             * @description Width of the full image, px
             */
            width_px?: number | null;
            /**
             * Height Px
             * @description Height of the full image, px
             */
            height_px?: number | null;
            /**
             * Mast Azimuth Deg
             * @description Azimuth of the mast, °
             */
            mast_azimuth_deg?: number | null;
            /**
             * Mast Elevation Deg
             * @description Elevation of the mast, °
             */
            mast_elevation_deg?: number | null;
            /**
             * Spacecraft Clock S
             * @description Count of the spacecraft's clock, s
             */
            spacecraft_clock_s?: number | null;
            /**
             * Photo Title
             * @description Title of the image
             */
            photo_title?: string | null;
            /**
             * Photo Caption
             * @description The provider's words on the image
             */
            photo_caption?: string | null;
            /**
             * Photo Credit
             * @description Whom to credit
             */
            photo_credit?: string | null;
            /**
             * Photo Page
             * @description The provider's page of the image
             */
            photo_page?: string | null;
            /**
             * Source
             * @description Provider API, such as cneos_cad
             */
            source?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
            /**
             * Assets
             * @description Pictures that are kept of the row: sha256, asset_role, media_type, sizes, credit, licence, address
             */
            assets?: {
                [key: string]: unknown;
            }[] | null;
        };
        /** MissionSol */
        MissionSol: {
            /**
             * Sol Id
             * @description One sol of one rover, such as curiosity:1000
             */
            sol_id?: string | null;
            /**
             * Rover
             * @description Vehicle on Mars
             */
            rover?: string | null;
            /**
             * Sol
             * @description Martian day of the mission, as its team counts, sol
             */
            sol?: number | null;
            /**
             * Earth Date
             * @description Day on Earth that the provider gives for the sol
             */
            earth_date?: string | null;
            /**
             * Photos Declared
             * @description Photos of the sol that its provider says there are; null where it never said
             */
            photos_declared?: number | null;
            /**
             * Photos Held
             * @description Photos of the sol that Orrery knows of
             */
            photos_held?: number | null;
            /**
             * Thumbnails Held
             * @description How many of the photos held are thumbnails of others
             */
            thumbnails_held?: number | null;
            /**
             * Cameras
             * @description Cameras that took photos on the sol
             */
            cameras?: string[] | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /** MissionTraverse */
        MissionTraverse: {
            /**
             * Traverse Id
             * @description Rover and the two ends of a way, or a flight's number
             */
            traverse_id?: string | null;
            /**
             * Rover
             * @description Vehicle on Mars
             */
            rover?: string | null;
            /**
             * Sol
             * @description Martian day of the mission, as its team counts, sol
             */
            sol?: number | null;
            /**
             * Flight
             * @description Number of the helicopter's flight
             */
            flight?: number | null;
            /**
             * From Place
             * @description Site and drive where the way begins, such as 3_110
             */
            from_place?: string | null;
            /**
             * To Place
             * @description Site and drive where the way ends
             */
            to_place?: string | null;
            /**
             * Length M
             * @description Length of the way, m
             */
            length_m?: number | null;
            /**
             * Clock Start S
             * @description Spacecraft clock at the way's begin, s
             */
            clock_start_s?: number | null;
            /**
             * Clock End S
             * @description Spacecraft clock at the way's end, s
             */
            clock_end_s?: number | null;
            /**
             * Lines
             * @description Lines of the way: lists of east longitude, planetocentric latitude (degrees) and elevation (m) where given
             */
            lines?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Source
             * @description Provider API, such as cneos_cad
             */
            source?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /** MissionWaypoint */
        MissionWaypoint: {
            /**
             * Waypoint Id
             * @description Provider, rover, site, drive and sol of a place
             */
            waypoint_id?: string | null;
            /**
             * Rover
             * @description Vehicle on Mars
             */
            rover?: string | null;
            /**
             * Sol
             * @description Martian day of the mission, as its team counts, sol
             */
            sol?: number | null;
            /**
             * Site
             * @description Site frame in which the rover counts its drives
             */
            site?: number | null;
            /**
             * Drive
             * @description Count of the rover's motion within the site
             */
            drive?: number | null;
            /**
             * Mars Longitude Deg
             * @description East longitude on Mars, °
             */
            mars_longitude_deg?: number | null;
            /**
             * Mars Latitude Deg
             * @description Planetocentric latitude on Mars, °
             */
            mars_latitude_deg?: number | null;
            /**
             * Mars Elevation M
             * @description Elevation above the Mars geoid, m
             */
            mars_elevation_m?: number | null;
            /**
             * Easting M
             * @description Easting in the mission's own equirectangular map, m
             */
            easting_m?: number | null;
            /**
             * Northing M
             * @description Northing in the mission's own equirectangular map, m
             */
            northing_m?: number | null;
            /**
             * Roll Deg
             * @description Roll of the rover, °
             */
            roll_deg?: number | null;
            /**
             * Pitch Deg
             * @description Pitch of the rover, °
             */
            pitch_deg?: number | null;
            /**
             * Yaw Deg
             * @description Heading of the rover, °
             */
            yaw_deg?: number | null;
            /**
             * Tilt Deg
             * @description Tilt of the rover; a hair below 0 on level ground, °
             */
            tilt_deg?: number | null;
            /**
             * Leg M
             * @description Way from the place before, m
             */
            leg_m?: number | null;
            /**
             * Odometer M
             * @description Way since landing; null where the provider has none (it writes 0 on places within a drive), m
             */
            odometer_m?: number | null;
            /**
             * Clock Start S
             * @description Spacecraft clock at the way's begin, s
             */
            clock_start_s?: number | null;
            /**
             * Clock End S
             * @description Spacecraft clock at the way's end, s
             */
            clock_end_s?: number | null;
            /**
             * Is Final
             * @description The rover ended a drive here
             */
            is_final?: boolean | null;
            /**
             * Place Note
             * @description The provider's note on the place
             */
            place_note?: string | null;
            /**
             * Source
             * @description Provider API, such as cneos_cad
             */
            source?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /**
         * ModelCard
         * @description A model: what it learned from, how good it was found, whether it issues.
         */
        ModelCard: {
            /** Model Id */
            model_id: string;
            /** Task */
            task: string;
            /**
             * Stage
             * @enum {string}
             */
            stage: "candidate" | "champion" | "retired";
            /** Sha256 */
            sha256: string;
            /** Bytes */
            bytes: number;
            /**
             * Trained At
             * Format: date-time
             */
            trained_at: string;
            /**
             * Trained From At
             * Format: date-time
             */
            trained_from_at: string;
            /**
             * Trained Until At
             * Format: date-time
             */
            trained_until_at: string;
            /** Samples */
            samples: number;
            /** Data Sha256 */
            data_sha256: string;
            /** Code Version */
            code_version: string;
            /** Features */
            features: string[];
            /** Threshold */
            threshold: number | null;
            /** Metrics */
            metrics: components["schemas"]["SkillFigure"][];
            /** Gate Met */
            gate_met: boolean | null;
            /** Deployable */
            deployable?: boolean | null;
            /** Reason */
            reason: string;
            /** Origin */
            origin: string;
            /** Card Revision */
            card_revision: number;
            /**
             * Known At
             * Format: date-time
             */
            known_at: string;
        } & {
            [key: string]: unknown;
        };
        /** ModelEvent */
        ModelEvent: {
            /**
             * Model Event Id
             * @description Key of an event in the life of a model
             */
            model_event_id?: string | null;
            /**
             * Task
             * @description What is forecast, such as kp_2h
             */
            task?: string | null;
            /**
             * Model Event Kind
             * @description What happened to a model or to what it reads
             */
            model_event_kind?: string | null;
            /**
             * Model Id
             * @description First 16 hexadecimal digits of the SHA-256 of the model's bytes; null for who is no trained model
             */
            model_id?: string | null;
            /**
             * Happened At
             * @description When it happened, platform clock, UTC
             */
            happened_at?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /** Model Event Detail */
            model_event_detail?: {
                [key: string]: unknown;
            } | null;
        };
        /** NaturalEvent */
        NaturalEvent: {
            /**
             * Natural Event Id
             * @description The provider's identifier; of a reduced copy without any, derived- and a hash of title and source
             */
            natural_event_id?: string | null;
            /**
             * Event Title
             * @description Name of the event
             */
            event_title?: string | null;
            /**
             * Event Description
             * @description The provider's words on it
             */
            event_description?: string | null;
            /**
             * Event Link
             * @description The provider's record of the event, or its first source
             */
            event_link?: string | null;
            /**
             * Event Status
             * @description open while the provider gives no end
             */
            event_status?: string | null;
            /**
             * Closed At
             * @description When the event ended; null while it is open, UTC
             */
            closed_at?: string | null;
            /**
             * Event Categories
             * @description Categories by their identifiers, such as wildfires
             */
            event_categories?: string[] | null;
            /**
             * First Point At
             * @description When the event was first placed, UTC
             */
            first_point_at?: string | null;
            /**
             * Last Point At
             * @description When the event was last placed, UTC
             */
            last_point_at?: string | null;
            /**
             * Event Longitude Deg
             * @description East longitude of the last point; of an area, of its first corner, °
             */
            event_longitude_deg?: number | null;
            /**
             * Event Latitude Deg
             * @description Latitude of the last point; of an area, of its first corner, °
             */
            event_latitude_deg?: number | null;
            /**
             * Event Magnitude
             * @description Newest magnitude, in event_magnitude_unit
             */
            event_magnitude?: number | null;
            /**
             * Event Magnitude Unit
             * @description Unit of the magnitude: acres, kts, NM^2 …
             */
            event_magnitude_unit?: string | null;
            /**
             * Event Geometry
             * @description Places as the provider gives them, oldest first: date, type, coordinates (longitude, latitude), magnitude
             */
            event_geometry?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Event Sources
             * @description Who reported it: id, url
             */
            event_sources?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
            /**
             * Assets
             * @description Pictures that are kept of the row: sha256, asset_role, media_type, sizes, credit, licence, address
             */
            assets?: {
                [key: string]: unknown;
            }[] | null;
        };
        /**
         * Node
         * @description An event, analysis, simulation or notification; `layer` counts from the Sun on, null for what is said.
         */
        Node: {
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "FLR" | "CME" | "HSS" | "IPS" | "SEP" | "MPC" | "GST" | "RBE" | "ANALYSIS" | "SIMULATION" | "NOTIFICATION";
            /** Layer */
            layer: number | null;
            /** At */
            at: string | null;
            /** Text */
            text: string | null;
            /** Held */
            held: boolean;
            /** Receipt */
            receipt: string | null;
        };
        /**
         * Now
         * @description Newest samples; a scale that cannot be read from what is held is absent.
         */
        Now: {
            /** Items */
            items: components["schemas"]["Sample"][];
            /** Scales */
            scales: {
                [key: string]: components["schemas"]["ScaleNow"];
            };
        };
        /** Orbit */
        Orbit: {
            /**
             * Orbit Id
             * @description JPL's identifier of the orbit solution
             */
            orbit_id?: string | null;
            /**
             * Epoch Jd Tdb
             * @description Epoch of osculation, Julian date TDB, d, TDB
             */
            epoch_jd_tdb?: number | null;
            /**
             * Eccentricity
             * @description Eccentricity e
             */
            eccentricity?: number | null;
            /**
             * Semi Major Axis Au
             * @description Semi-major axis a; negative for hyperbolic orbits, au
             */
            semi_major_axis_au?: number | null;
            /**
             * Perihelion Distance Au
             * @description Perihelion distance q, au
             */
            perihelion_distance_au?: number | null;
            /**
             * Aphelion Distance Au
             * @description Aphelion distance Q, au
             */
            aphelion_distance_au?: number | null;
            /**
             * Inclination Deg
             * @description Inclination to the ecliptic J2000, °
             */
            inclination_deg?: number | null;
            /**
             * Ascending Node Deg
             * @description Longitude of the ascending node, °
             */
            ascending_node_deg?: number | null;
            /**
             * Perihelion Argument Deg
             * @description Argument of perihelion, °
             */
            perihelion_argument_deg?: number | null;
            /**
             * Mean Anomaly Deg
             * @description Mean anomaly at epoch, °
             */
            mean_anomaly_deg?: number | null;
            /**
             * Mean Motion Deg D
             * @description Mean motion, °/d
             */
            mean_motion_deg_d?: number | null;
            /**
             * Orbital Period D
             * @description Sidereal orbital period, d
             */
            orbital_period_d?: number | null;
            /**
             * Perihelion At Jd Tdb
             * @description Time of perihelion passage, Julian date TDB, d, TDB
             */
            perihelion_at_jd_tdb?: number | null;
            /**
             * Moid Au
             * @description Minimum orbit intersection distance with Earth's orbit, au
             */
            moid_au?: number | null;
            /**
             * Orbit Class
             * @description Orbit class code (APO, ATE, AMO, IEO …)
             */
            orbit_class?: string | null;
            /**
             * Condition Code
             * @description Orbit condition code U, 0 (good) to 9
             */
            condition_code?: string | null;
            /**
             * Orbit Rms Arcsec
             * @description Normalised RMS of the orbit fit, ″
             */
            orbit_rms_arcsec?: number | null;
            /**
             * Data Arc D
             * @description Span of the observations used, d
             */
            data_arc_d?: number | null;
            /**
             * Observations Used
             * @description Observations used in the fit
             */
            observations_used?: number | null;
            /**
             * First Observed
             * @description Date of the first observation used
             */
            first_observed?: string | null;
            /**
             * Last Observed
             * @description Date of the last observation used
             */
            last_observed?: string | null;
            /**
             * Eccentricity Sigma
             * @description 1-sigma of e
             */
            eccentricity_sigma?: number | null;
            /**
             * Semi Major Axis Sigma Au
             * @description 1-sigma of a, au
             */
            semi_major_axis_sigma_au?: number | null;
            /**
             * Inclination Sigma Deg
             * @description 1-sigma of i, °
             */
            inclination_sigma_deg?: number | null;
            /**
             * Ascending Node Sigma Deg
             * @description 1-sigma of the node, °
             */
            ascending_node_sigma_deg?: number | null;
            /**
             * Perihelion Argument Sigma Deg
             * @description 1-sigma of the argument of perihelion, °
             */
            perihelion_argument_sigma_deg?: number | null;
            /**
             * Mean Anomaly Sigma Deg
             * @description 1-sigma of the mean anomaly, °
             */
            mean_anomaly_sigma_deg?: number | null;
            /**
             * Orbit Source
             * @description Source of the elements: sbdb before neows
             */
            orbit_source?: string | null;
            /**
             * Epoch At
             * Format: date-time
             */
            epoch_at: string;
        };
        /**
         * Pair
         * @description A forecaster and ours on the issues that both answered; the reference of our skill is the other.
         */
        Pair: {
            theirs: components["schemas"]["Errors"];
            ours: components["schemas"]["Errors"];
        };
        /**
         * Pass
         * @description A pass; rise or set is null where it lies beyond the span. Visible: sunlit while the place is dark.
         */
        Pass: {
            rise: components["schemas"]["Point"] | null;
            culminate: components["schemas"]["Point"] | null;
            set: components["schemas"]["Point"] | null;
            /** Is Visible */
            is_visible: boolean;
        };
        /**
         * Passes
         * @description Passes of one satellite over one place, and the elements that they were computed from.
         */
        Passes: {
            elements: components["schemas"]["Satellite"];
            /** Accuracy */
            accuracy: string;
            /** Error */
            error: string | null;
            /** Passes */
            passes: components["schemas"]["Pass"][];
        };
        /** PipelineEvent */
        PipelineEvent: {
            /**
             * Event Key
             * @description Key of a pipeline event: kind, dataset and when it was raised
             */
            event_key?: string | null;
            /**
             * Event Kind
             * @description silent: no turn for too long; slow: a run that does not end; errors: failed calls in a row; nulls: share of empty values; stale: no answer for too long
             */
            event_kind?: string | null;
            /**
             * Source
             * @description Provider API, such as cneos_cad
             */
            source?: string | null;
            /**
             * Dataset
             * @description Dataset of the source, such as approaches
             */
            dataset?: string | null;
            /**
             * Urgency
             * @description critical: data is being lost or nothing runs; warning: to look at
             */
            urgency?: string | null;
            /**
             * Raised At
             * @description When the threshold was found crossed, platform clock, UTC
             */
            raised_at?: string | null;
            /**
             * Cleared At
             * @description When it was found in order again, platform clock; null while it lasts, UTC
             */
            cleared_at?: string | null;
            /**
             * Event Detail
             * @description What is the matter, and the next step
             */
            event_detail?: string | null;
            /**
             * Threshold
             * @description The limit that was crossed: seconds, calls or a share, by kind
             */
            threshold?: number | null;
            /**
             * Measured
             * @description What was measured, in the threshold's unit
             */
            measured?: number | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
        };
        /**
         * Point
         * @description One instant of a pass; azimuth from north by east, no refraction.
         */
        Point: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Azimuth Deg */
            azimuth_deg: number;
            /** Elevation Deg */
            elevation_deg: number;
            /** Distance Km */
            distance_km: number;
            /** Is Sunlit */
            is_sunlit: boolean;
            /** Sun Elevation Deg */
            sun_elevation_deg: number;
        };
        /**
         * Problem
         * @description RFC 9457 problem details.
         */
        Problem: {
            /** Type */
            type: string;
            /** Title */
            title: string;
            /** Status */
            status: number;
            /** Detail */
            detail: string;
            /** Instance */
            instance: string;
            /** Request Id */
            request_id: string;
            /**
             * Errors
             * @default []
             */
            errors: {
                [key: string]: unknown;
            }[];
        };
        /** QualityReport */
        QualityReport: {
            /**
             * Report Id
             * @description Key of the quality report: hash of batch and table
             */
            report_id?: string | null;
            /**
             * Batch Id
             * @description The batch (dataset, window, fetch) that this row came in
             */
            batch_id?: string | null;
            /**
             * Source
             * @description Provider API, such as cneos_cad
             */
            source?: string | null;
            /**
             * Dataset
             * @description Dataset of the source, such as approaches
             */
            dataset?: string | null;
            /**
             * Table Name
             * @description Table of record that the rows went to
             */
            table_name?: string | null;
            /**
             * Fetched At
             * @description When the answer arrived, UTC
             */
            fetched_at?: string | null;
            /**
             * Reported At
             * @description When the report was made, wall clock, UTC
             */
            reported_at?: string | null;
            /**
             * Row Count
             * @description Rows of the batch in the table
             */
            row_count?: number | null;
            /**
             * Records
             * @description Records in the payload
             */
            records?: number | null;
            /**
             * Loaded
             * @description Records that said something new
             */
            loaded?: number | null;
            /**
             * Duplicate
             * @description Records that said what was known already
             */
            duplicate?: number | null;
            /**
             * Quarantined
             * @description Records set aside with a rule
             */
            quarantined?: number | null;
            /**
             * Unsupported
             * @description Records of a dataset that Orrery does not read yet
             */
            unsupported?: number | null;
            /**
             * Severity
             * @description 0 good, 1 to look at, 2 a check failed
             */
            severity?: number | null;
            /**
             * Failures
             * @description Rows that failed a check, each check counted
             */
            failures?: number | null;
            /**
             * Checks
             * @description Per check of the catalogue: what it is on, rows that failed, a value that did
             */
            checks?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Profile
             * @description Per column: nulls, distinct values, least, greatest, mean and 21 quantiles
             */
            profile?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Drift
             * @description Per numeric column: how far its values are from those of the 30 days before
             */
            drift?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Freshness
             * @description Age of the newest sample and time since the batch before, against the cadence
             */
            freshness?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Check Duration S
             * @description What checking this table took, of a run shared by several batches, s
             */
            check_duration_s?: number | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
        };
        /** QualityReportLine */
        QualityReportLine: {
            /**
             * Report Id
             * @description Key of the quality report: hash of batch and table
             */
            report_id?: string | null;
            /**
             * Batch Id
             * @description The batch (dataset, window, fetch) that this row came in
             */
            batch_id?: string | null;
            /**
             * Source
             * @description Provider API, such as cneos_cad
             */
            source?: string | null;
            /**
             * Dataset
             * @description Dataset of the source, such as approaches
             */
            dataset?: string | null;
            /**
             * Table Name
             * @description Table of record that the rows went to
             */
            table_name?: string | null;
            /**
             * Fetched At
             * @description When the answer arrived, UTC
             */
            fetched_at?: string | null;
            /**
             * Reported At
             * @description When the report was made, wall clock, UTC
             */
            reported_at?: string | null;
            /**
             * Row Count
             * @description Rows of the batch in the table
             */
            row_count?: number | null;
            /**
             * Records
             * @description Records in the payload
             */
            records?: number | null;
            /**
             * Loaded
             * @description Records that said something new
             */
            loaded?: number | null;
            /**
             * Duplicate
             * @description Records that said what was known already
             */
            duplicate?: number | null;
            /**
             * Quarantined
             * @description Records set aside with a rule
             */
            quarantined?: number | null;
            /**
             * Unsupported
             * @description Records of a dataset that Orrery does not read yet
             */
            unsupported?: number | null;
            /**
             * Severity
             * @description 0 good, 1 to look at, 2 a check failed
             */
            severity?: number | null;
            /**
             * Failures
             * @description Rows that failed a check, each check counted
             */
            failures?: number | null;
            /**
             * Checks
             * @description Per check of the catalogue: what it is on, rows that failed, a value that did
             */
            checks?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Freshness
             * @description Age of the newest sample and time since the batch before, against the cadence
             */
            freshness?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Check Duration S
             * @description What checking this table took, of a run shared by several batches, s
             */
            check_duration_s?: number | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
        };
        /** Quarantined */
        Quarantined: {
            /**
             * Quarantine Id
             * @description Key of the quarantined record: hash of batch, rule and record
             */
            quarantine_id?: string | null;
            /**
             * Batch Id
             * @description The batch (dataset, window, fetch) that this row came in
             */
            batch_id?: string | null;
            /**
             * Source
             * @description Provider API, such as cneos_cad
             */
            source?: string | null;
            /**
             * Dataset
             * @description Dataset of the source, such as approaches
             */
            dataset?: string | null;
            /**
             * Fetched At
             * @description When the answer arrived, UTC
             */
            fetched_at?: string | null;
            /**
             * Record No
             * @description Number of the record within its batch, from 0
             */
            record_no?: number | null;
            /**
             * Rule
             * @description The rule that the record broke, such as field.range
             */
            rule?: string | null;
            /**
             * Field Name
             * @description The field that broke it
             */
            field_name?: string | null;
            /**
             * Bad Value
             * @description The value received
             */
            bad_value?: string | null;
            /**
             * Expected
             * @description What is allowed, and the next step
             */
            expected?: string | null;
            /**
             * Record
             * @description The record as it came
             */
            record?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Resolution
             * @description How a record left quarantine
             */
            resolution?: string | null;
            /**
             * Resolved At
             * @description When it left quarantine, wall clock, UTC
             */
            resolved_at?: string | null;
            /**
             * Supplement Id
             * @description The batch that holds the corrected or replayed records
             */
            supplement_id?: string | null;
            /**
             * Made By
             * @description Who made it
             */
            made_by?: string | null;
            /**
             * Reason
             * @description Why, in the operator's words
             */
            reason?: string | null;
        };
        /**
         * Receipt
         * @description How a row is known.
         */
        Receipt: {
            /** Table */
            table: string;
            /** Key */
            key: string;
            /** Row */
            row: {
                [key: string]: unknown;
            };
            /** Permalink */
            permalink: string;
            /** Fields */
            fields: components["schemas"]["Meaning"][];
            /** Batches */
            batches: components["schemas"]["ReceiptBatch"][];
        };
        /**
         * ReceiptBatch
         * @description One fetch that the row came from.
         */
        ReceiptBatch: {
            /** Batch Id */
            batch_id: string;
            /** Source */
            source: string;
            /** Dataset */
            dataset: string;
            /** Url */
            url: string;
            /**
             * Fetched At
             * Format: date-time
             */
            fetched_at: string;
            /** Status */
            status: number | null;
            /** Bytes */
            bytes: number;
            /** Sha256 */
            sha256: string;
            /** Form */
            form: string | null;
            /** Code Version */
            code_version: string | null;
            /** Origin */
            origin: string;
            /** Window From */
            window_from: string | null;
            /** Window To */
            window_to: string | null;
            /** Semantics */
            semantics: string;
            /** Download */
            download: string;
            /** Quality */
            quality: string;
            /** Corrections */
            corrections: components["schemas"]["ReceiptCorrection"][];
        };
        /** ReceiptCorrection */
        ReceiptCorrection: {
            /**
             * Correction Id
             * @description Key of the correction: hash of what is corrected and into what
             */
            correction_id?: string | null;
            /**
             * Quarantine Id
             * @description Key of the quarantined record: hash of batch, rule and record
             */
            quarantine_id?: string | null;
            /**
             * Batch Id
             * @description The batch (dataset, window, fetch) that this row came in
             */
            batch_id?: string | null;
            /**
             * Supplement Id
             * @description The batch that holds the corrected or replayed records
             */
            supplement_id?: string | null;
            /**
             * Source
             * @description Provider API, such as cneos_cad
             */
            source?: string | null;
            /**
             * Dataset
             * @description Dataset of the source, such as approaches
             */
            dataset?: string | null;
            /**
             * Record No
             * @description Number of the record within its batch, from 0
             */
            record_no?: number | null;
            /**
             * Field Name
             * @description The field that broke it
             */
            field_name?: string | null;
            /**
             * Bad Value
             * @description The value received
             */
            bad_value?: string | null;
            /**
             * Corrected Value
             * @description The value that stands instead of the one received
             */
            corrected_value?: string | null;
            /**
             * Reason
             * @description Why, in the operator's words
             */
            reason?: string | null;
            /**
             * Made By
             * @description Who made it
             */
            made_by?: string | null;
            /**
             * Made At
             * @description When it was made, wall clock, UTC
             */
            made_at?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
        };
        /**
         * Refused
         * @description A satellite whose elements SGP4 refuses for an instant: decayed, or no orbit any more.
         */
        Refused: {
            /** Norad Cat Id */
            norad_cat_id: number;
            /** Code */
            code: number;
            /** Error */
            error: string;
        };
        /** Resolution */
        Resolution: {
            /**
             * Quarantine Id
             * @description Key of the quarantined record: hash of batch, rule and record
             */
            quarantine_id?: string | null;
            /**
             * Batch Id
             * @description The batch (dataset, window, fetch) that this row came in
             */
            batch_id?: string | null;
            /**
             * Supplement Id
             * @description The batch that holds the corrected or replayed records
             */
            supplement_id?: string | null;
            /**
             * Source
             * @description Provider API, such as cneos_cad
             */
            source?: string | null;
            /**
             * Dataset
             * @description Dataset of the source, such as approaches
             */
            dataset?: string | null;
            /**
             * Resolution
             * @description How a record left quarantine
             */
            resolution?: string | null;
            /**
             * Reason
             * @description Why, in the operator's words
             */
            reason?: string | null;
            /**
             * Made By
             * @description Who made it
             */
            made_by?: string | null;
            /**
             * Resolved At
             * @description When it left quarantine, wall clock, UTC
             */
            resolved_at?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
        };
        /**
         * RoverAnswer
         * @description One vehicle. What the providers say is null where none says it; degrees are east and planetocentric north.
         */
        RoverAnswer: {
            /** Rover */
            rover: string;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /** Place */
            place: string;
            /** Launched On */
            launched_on: string;
            /**
             * Landing At
             * Format: date-time
             */
            landing_at: string;
            /** Landing Longitude Deg */
            landing_longitude_deg: number;
            /** Landing Latitude Deg */
            landing_latitude_deg: number;
            /** Ended On */
            ended_on: string | null;
            /** Rover Status */
            rover_status: string | null;
            /** Max Sol */
            max_sol: number | null;
            /** Max Date */
            max_date: string | null;
            /** Newest Photo At */
            newest_photo_at: string | null;
            /** Total Photos */
            total_photos: number | null;
            /** Known At */
            known_at: string | null;
            /** Sols Listed */
            sols_listed: number;
            /** Sols Held */
            sols_held: number;
            /** Newest Sol Held */
            newest_sol_held: number | null;
            /** Newest Taken At */
            newest_taken_at: string | null;
            /** Photos Held */
            photos_held: number;
            /** Odometer M */
            odometer_m: number | null;
            /** Cameras */
            cameras: string[];
            /** Receipt */
            receipt: string | null;
        };
        /**
         * RuleFacts
         * @description A rule in plain words.
         */
        RuleFacts: {
            /** Name */
            name: string;
            /** Meaning */
            meaning: string;
            /** Fix */
            fix: string;
        };
        /**
         * Sample
         * @description The newest sample of a series.
         */
        Sample: {
            /** Series */
            series: string;
            /** Value */
            value: number;
            /**
             * Observed At
             * Format: date-time
             */
            observed_at: string;
            /** Spacecraft */
            spacecraft: string | null;
            /** Quality */
            quality: number | null;
            /**
             * Known At
             * Format: date-time
             */
            known_at: string;
            /** Cadence S */
            cadence_s: number;
            /** Source */
            source: string;
            scale: components["schemas"]["Scale"] | null;
            /** Receipt */
            receipt: string;
        };
        /** Satellite */
        Satellite: {
            /**
             * Element Set Id
             * @description Key of the element set: catalogue number, @, epoch
             */
            element_set_id?: string | null;
            /**
             * Satellite Id
             * @description Catalogue number as text, without leading zeros
             */
            satellite_id?: string | null;
            /**
             * Norad Cat Id
             * @description Catalogue number; six digits since 11 July 2026, up to nine are possible
             */
            norad_cat_id?: number | null;
            /**
             * Satellite Name
             * @description Name in the catalogue, trimmed
             */
            satellite_name?: string | null;
            /**
             * Object Id
             * @description International designator such as 1998-067A; null where none is given
             */
            object_id?: string | null;
            /**
             * Classification
             * @description U for unclassified
             */
            classification?: string | null;
            /**
             * Element Epoch At
             * @description Epoch of the element set, UTC
             */
            element_epoch_at?: string | null;
            /**
             * Element Epoch Utc
             * @description The epoch as exact text, UTC with six decimals: it alone enters the row's hash to the microsecond, UTC
             */
            element_epoch_utc?: string | null;
            /**
             * Mean Motion Rev D
             * @description Mean motion (Kozai), rev/d
             */
            mean_motion_rev_d?: number | null;
            /**
             * Orbit Eccentricity
             * @description Mean eccentricity
             */
            orbit_eccentricity?: number | null;
            /**
             * Equator Inclination Deg
             * @description Mean inclination to the equator, TEME, °
             */
            equator_inclination_deg?: number | null;
            /**
             * Right Ascension Node Deg
             * @description Mean right ascension of the ascending node, TEME, °
             */
            right_ascension_node_deg?: number | null;
            /**
             * Perigee Argument Deg
             * @description Mean argument of perigee, °
             */
            perigee_argument_deg?: number | null;
            /**
             * Orbit Mean Anomaly Deg
             * @description Mean anomaly at epoch, °
             */
            orbit_mean_anomaly_deg?: number | null;
            /**
             * Ephemeris Type
             * @description 0: SGP4 and SDP4
             */
            ephemeris_type?: number | null;
            /**
             * Bstar Per Earth Radius
             * @description Drag term B*, 1/earth radius
             */
            bstar_per_earth_radius?: number | null;
            /**
             * Mean Motion Dot Rev D2
             * @description First derivative of mean motion over two, as the element set writes it; SGP4 does not use it, rev/d²
             */
            mean_motion_dot_rev_d2?: number | null;
            /**
             * Mean Motion Ddot Rev D3
             * @description Second derivative of mean motion over six, as the element set writes it; SGP4 does not use it, rev/d³
             */
            mean_motion_ddot_rev_d3?: number | null;
            /**
             * Element Set No
             * @description Number of the element set; often 999 throughout
             */
            element_set_no?: number | null;
            /**
             * Rev At Epoch
             * @description Revolutions since launch at the epoch
             */
            rev_at_epoch?: number | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /** SatelliteDetail */
        SatelliteDetail: {
            /**
             * Element Set Id
             * @description Key of the element set: catalogue number, @, epoch
             */
            element_set_id?: string | null;
            /**
             * Satellite Id
             * @description Catalogue number as text, without leading zeros
             */
            satellite_id?: string | null;
            /**
             * Norad Cat Id
             * @description Catalogue number; six digits since 11 July 2026, up to nine are possible
             */
            norad_cat_id?: number | null;
            /**
             * Satellite Name
             * @description Name in the catalogue, trimmed
             */
            satellite_name?: string | null;
            /**
             * Object Id
             * @description International designator such as 1998-067A; null where none is given
             */
            object_id?: string | null;
            /**
             * Classification
             * @description U for unclassified
             */
            classification?: string | null;
            /**
             * Element Epoch At
             * @description Epoch of the element set, UTC
             */
            element_epoch_at?: string | null;
            /**
             * Element Epoch Utc
             * @description The epoch as exact text, UTC with six decimals: it alone enters the row's hash to the microsecond, UTC
             */
            element_epoch_utc?: string | null;
            /**
             * Mean Motion Rev D
             * @description Mean motion (Kozai), rev/d
             */
            mean_motion_rev_d?: number | null;
            /**
             * Orbit Eccentricity
             * @description Mean eccentricity
             */
            orbit_eccentricity?: number | null;
            /**
             * Equator Inclination Deg
             * @description Mean inclination to the equator, TEME, °
             */
            equator_inclination_deg?: number | null;
            /**
             * Right Ascension Node Deg
             * @description Mean right ascension of the ascending node, TEME, °
             */
            right_ascension_node_deg?: number | null;
            /**
             * Perigee Argument Deg
             * @description Mean argument of perigee, °
             */
            perigee_argument_deg?: number | null;
            /**
             * Orbit Mean Anomaly Deg
             * @description Mean anomaly at epoch, °
             */
            orbit_mean_anomaly_deg?: number | null;
            /**
             * Ephemeris Type
             * @description 0: SGP4 and SDP4
             */
            ephemeris_type?: number | null;
            /**
             * Bstar Per Earth Radius
             * @description Drag term B*, 1/earth radius
             */
            bstar_per_earth_radius?: number | null;
            /**
             * Mean Motion Dot Rev D2
             * @description First derivative of mean motion over two, as the element set writes it; SGP4 does not use it, rev/d²
             */
            mean_motion_dot_rev_d2?: number | null;
            /**
             * Mean Motion Ddot Rev D3
             * @description Second derivative of mean motion over six, as the element set writes it; SGP4 does not use it, rev/d³
             */
            mean_motion_ddot_rev_d3?: number | null;
            /**
             * Element Set No
             * @description Number of the element set; often 999 throughout
             */
            element_set_no?: number | null;
            /**
             * Rev At Epoch
             * @description Revolutions since launch at the epoch
             */
            rev_at_epoch?: number | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
            /** Groups */
            groups: string[];
            /** Element Sets */
            element_sets: number;
        };
        /** SatelliteGroup */
        SatelliteGroup: {
            /**
             * Satellite Group
             * @description CelesTrak's group, as its GROUP parameter writes it, such as stations
             */
            satellite_group?: string | null;
            /**
             * Member Count
             * @description Satellites in the group
             */
            member_count?: number | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
        };
        /**
         * Scale
         * @description A NOAA scale that a value reaches.
         */
        Scale: {
            /** Scale */
            scale: string;
            /** Text */
            text: string;
        };
        /**
         * ScaleNow
         * @description A NOAA scale now; level 0 is none.
         */
        ScaleNow: {
            /** Level */
            level: number;
            /** Text */
            text: string;
            /** Value */
            value: number;
            /**
             * Observed At
             * Format: date-time
             */
            observed_at: string;
        };
        /**
         * SchemaChange
         * @description A field that a provider's answers brought, lost or gave another type.
         */
        SchemaChange: {
            /** Source */
            source: string;
            /** Dataset */
            dataset: string;
            /** Endpoint */
            endpoint: string;
            /** Origin */
            origin: string;
            /**
             * Change
             * @enum {string}
             */
            change: "new" | "missing" | "retyped";
            /** Path */
            path: string;
            /** Batch Id */
            batch_id: string;
            /**
             * Fetched At
             * Format: date-time
             */
            fetched_at: string;
            /** Kinds */
            kinds: string[];
            /** Before */
            before: string[];
            /** Sample */
            sample: string | null;
        };
        /**
         * ScoredSpan
         * @description Issues of a half-open span; `issued` is how many of ours there are, scored or not.
         */
        ScoredSpan: {
            /**
             * Span
             * @enum {string}
             */
            span: "30 days" | "365 days" | "all" | "asked";
            /** From */
            from: string | null;
            /** To */
            to: string | null;
            /** Issues */
            issues: number;
            /** Issued */
            issued: number;
            /** Forecasters */
            forecasters: components["schemas"]["Figures"][];
            /** Left Out */
            left_out: components["schemas"]["LeftOut"][];
        };
        /** ScoutObject */
        ScoutObject: {
            /**
             * Scout Id
             * @description Temporary designation of an object on the confirmation page
             */
            scout_id?: string | null;
            /**
             * Last Run At
             * @description When Scout last computed the object, UTC
             */
            last_run_at?: string | null;
            /**
             * Ephemeris At
             * @description Instant that place and brightness hold for, UTC
             */
            ephemeris_at?: string | null;
            /**
             * Observations Used
             * @description Observations used in the fit
             */
            observations_used?: number | null;
            /**
             * Data Arc D
             * @description Span of the observations used, d
             */
            data_arc_d?: number | null;
            /**
             * Fit Rms
             * @description Normalised RMS of the residuals
             */
            fit_rms?: number | null;
            /**
             * Absolute Magnitude H
             * @description Absolute magnitude H: brightness at 1 au from Sun and observer, zero phase, mag
             */
            absolute_magnitude_h?: number | null;
            /**
             * Visual Magnitude
             * @description Apparent visual magnitude, mag
             */
            visual_magnitude?: number | null;
            /**
             * Moid Au
             * @description Minimum orbit intersection distance with Earth's orbit, au
             */
            moid_au?: number | null;
            /**
             * Approach Distance Ld
             * @description Distance of the closest approach found, lunar distances of 384,400 km, LD
             */
            approach_distance_ld?: number | null;
            /**
             * Speed Infinity Km S
             * @description Speed relative to a massless body at the approached body's place, km/s
             */
            speed_infinity_km_s?: number | null;
            /**
             * Impact Rating
             * @description Scout's impact rating: 0 negligible, 1 small, 2 modest, 3 moderate, 4 elevated
             */
            impact_rating?: number | null;
            /**
             * Pha Score
             * @description Scout's score, 0-100, that the object is potentially hazardous
             */
            pha_score?: number | null;
            /**
             * Neo Score
             * @description Scout's score, 0-100, that the object is near-Earth
             */
            neo_score?: number | null;
            /**
             * Neo 1Km Score
             * @description Scout's score, 0-100, that the object is near-Earth and larger than 1 km
             */
            neo_1km_score?: number | null;
            /**
             * Geocentric Score
             * @description Scout's score, 0-100, that the object is in orbit about Earth
             */
            geocentric_score?: number | null;
            /**
             * Ieo Score
             * @description Scout's score, 0-100, that the orbit lies within Earth's
             */
            ieo_score?: number | null;
            /**
             * Tisserand Score
             * @description Scout's score, 0-100, that the orbit is like a comet's
             */
            tisserand_score?: number | null;
            /**
             * Right Ascension Deg
             * @description Right ascension, given to the minute of time, °
             */
            right_ascension_deg?: number | null;
            /**
             * Declination Deg
             * @description Declination, given to the degree, °
             */
            declination_deg?: number | null;
            /**
             * Elongation Deg
             * @description Angle from the Sun, °
             */
            elongation_deg?: number | null;
            /**
             * Sky Motion Arcsec Min
             * @description Motion across the sky, ″/min
             */
            sky_motion_arcsec_min?: number | null;
            /**
             * Position Uncertainty Arcmin
             * @description 1-sigma uncertainty of the place now, ′
             */
            position_uncertainty_arcmin?: number | null;
            /**
             * Position Uncertainty P1 Arcmin
             * @description 1-sigma uncertainty of the place a day later, ′
             */
            position_uncertainty_p1_arcmin?: number | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /**
         * SkillFigure
         * @description One figure of a model's evaluation, beside the same figure of its baselines.
         */
        SkillFigure: {
            /** Task */
            task: string;
            /** Lead */
            lead: string;
            /** N */
            n: number;
            /** Span */
            span: [
                string,
                string
            ];
            /** Metric */
            metric: string;
            /**
             * Against
             * @default
             */
            against: string;
            /** Ours */
            ours: number | null;
            /** Ci */
            ci: [
                number | null,
                number | null
            ];
            /** Baselines */
            baselines: {
                [key: string]: number | null;
            };
            /** Gate */
            gate: number | null;
            /** Gate Met */
            gate_met: boolean | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * Snapshot
         * @description Every satellite at one instant.
         */
        Snapshot: {
            /** States */
            states: components["schemas"]["SnapshotState"][];
            /** Refused */
            refused: components["schemas"]["Refused"][];
            /** Accuracy */
            accuracy: string;
        };
        /**
         * SnapshotState
         * @description One satellite of a snapshot, TEME of date.
         */
        SnapshotState: {
            /** Norad Cat Id */
            norad_cat_id: number;
            /** X Km */
            x_km: number;
            /** Y Km */
            y_km: number;
            /** Z Km */
            z_km: number;
            /** Vx Km S */
            vx_km_s: number;
            /** Vy Km S */
            vy_km_s: number;
            /** Vz Km S */
            vz_km_s: number;
        };
        /**
         * SourceState
         * @description One dataset and how asking for it goes; live, late or stale is derived by the reader from its instants.
         */
        SourceState: {
            /** Source */
            source: string;
            /** Dataset */
            dataset: string;
            /** Noun */
            noun: string;
            /** Title */
            title: string;
            /** Provider */
            provider: string;
            /** Cadence S */
            cadence_s: number;
            /**
             * Semantics
             * @enum {string}
             */
            semantics: "snapshot" | "increment";
            /**
             * Contract
             * @enum {string}
             */
            contract: "declared" | "cadence" | "windows";
            /** Last Attempt At */
            last_attempt_at: string | null;
            /** Last Success At */
            last_success_at: string | null;
            /** Last Status */
            last_status: number | null;
            /** Last Outcome */
            last_outcome: ("stored" | "not_modified" | "not_recorded" | "failed") | null;
            /** Last Error */
            last_error: string | null;
            /** Newest At */
            newest_at: string | null;
            /** Newest Batch At */
            newest_batch_at: string | null;
            /** Batches */
            batches: number;
            /** Records */
            records: number;
            /** Loaded */
            loaded: number;
            /** Duplicate */
            duplicate: number;
            /** Quarantined */
            quarantined: number;
            /** Unsupported */
            unsupported: number;
            /** Bytes */
            bytes: number;
            /**
             * Evidence
             * @enum {string}
             */
            evidence: "recorded" | "simulator only";
            /**
             * Retired
             * @description Its provider shut it down: live it is not asked, recordings are left
             */
            retired: boolean;
        };
        /** SpaceWeatherAlert */
        SpaceWeatherAlert: {
            /**
             * Alert Id
             * @description Message code and serial number: product_id is not unique
             */
            alert_id?: string | null;
            /**
             * Issued At
             * @description When its author issued it, UTC
             */
            issued_at?: string | null;
            /**
             * Message Code
             * @description SWPC's message code, such as WATA20
             */
            message_code?: string | null;
            /**
             * Serial Number
             * @description Serial number within the message code
             */
            serial_number?: number | null;
            /**
             * Alert Kind
             * @description watch, warning, alert or summary
             */
            alert_kind?: string | null;
            /**
             * Alert Action
             * @description extended, continued or cancelled; null for a new message
             */
            alert_action?: string | null;
            /**
             * Referred Serial
             * @description Serial number of the message that it extends, continues or cancels
             */
            referred_serial?: number | null;
            /**
             * Noaa Scale
             * @description NOAA scale that it names, such as G2; null without one
             */
            noaa_scale?: string | null;
            /**
             * Valid From At
             * @description Begin of the span that it warns of or forecasts, UTC
             */
            valid_from_at?: string | null;
            /**
             * Valid Until At
             * @description End of the span that it warns of or forecasts, UTC
             */
            valid_until_at?: string | null;
            /**
             * Headline
             * @description What it says in one line
             */
            headline?: string | null;
            /**
             * Text
             * @description The whole text as issued
             */
            text?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /** SpaceWeatherEvent */
        SpaceWeatherEvent: {
            /**
             * Event Id
             * @description DONKI activity identifier
             */
            event_id?: string | null;
            /**
             * Event Type
             * @description FLR flare, CME coronal mass ejection, GST geomagnetic storm, IPS interplanetary shock, SEP energetic particles, MPC magnetopause crossing, RBE radiation belt enhancement, HSS high-speed stream
             */
            event_type?: string | null;
            /**
             * Start At
             * @description Begin of the event, UTC
             */
            start_at?: string | null;
            /**
             * Peak At
             * @description Peak of the flare, UTC
             */
            peak_at?: string | null;
            /**
             * End At
             * @description End of the flare, UTC
             */
            end_at?: string | null;
            /**
             * Flare Class
             * @description GOES class of the flare, such as M1.2
             */
            flare_class?: string | null;
            /**
             * Kp Max
             * @description Highest Kp that DONKI lists for the storm
             */
            kp_max?: number | null;
            /**
             * Source Location
             * @description Heliographic place on the Sun, such as N12E32
             */
            source_location?: string | null;
            /**
             * Active Region
             * @description NOAA active region, five digits
             */
            active_region?: number | null;
            /**
             * Event Location
             * @description Where an interplanetary shock was seen: Earth, Mars or a spacecraft
             */
            event_location?: string | null;
            /**
             * Cme Speed Km S
             * @description CME speed of the analysis; of an event that marked most accurate, km/s
             */
            cme_speed_km_s?: number | null;
            /**
             * Cme Half Angle Deg
             * @description CME half angle of the analysis; of an event that marked most accurate, °
             */
            cme_half_angle_deg?: number | null;
            /**
             * Cme Latitude Deg
             * @description CME direction, heliographic latitude, °
             */
            cme_latitude_deg?: number | null;
            /**
             * Cme Longitude Deg
             * @description CME direction, Stonyhurst longitude, west positive, °
             */
            cme_longitude_deg?: number | null;
            /**
             * Cme Time21 5 At
             * @description When the CME front passes 21.5 solar radii, UTC
             */
            cme_time21_5_at?: string | null;
            /**
             * Analyses
             * @description Every analysis of the CME as DONKI gives it
             */
            analyses?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Kp Values
             * @description Kp values of the storm as DONKI gives them: observedTime, kpIndex, source
             */
            kp_values?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * Linked Event Ids
             * @description Events that DONKI links to this one
             */
            linked_event_ids?: string[] | null;
            /**
             * Notification Ids
             * @description Notifications that DONKI sent of the event
             */
            notification_ids?: string[] | null;
            /**
             * Instruments
             * @description Instruments that saw it
             */
            instruments?: string[] | null;
            /**
             * Note
             * @description DONKI's note
             */
            note?: string | null;
            /**
             * Link
             * @description DONKI's page of the event
             */
            link?: string | null;
            /**
             * Version Id
             * @description DONKI's version of the record
             */
            version_id?: number | null;
            /**
             * Submitted At
             * @description When the record was submitted to DONKI, UTC
             */
            submitted_at?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
            /** Linked From */
            linked_from: string[];
        };
        /** SpaceWeatherNotification */
        SpaceWeatherNotification: {
            /**
             * Notification Id
             * @description DONKI's message identifier, such as 20260906-AL-004
             */
            notification_id?: string | null;
            /**
             * Notification Type
             * @description Kind of event that it tells of, or Report
             */
            notification_type?: string | null;
            /**
             * Issued At
             * @description When its author issued it, UTC
             */
            issued_at?: string | null;
            /**
             * Headline
             * @description What it says in one line
             */
            headline?: string | null;
            /**
             * Text
             * @description The whole text as issued
             */
            text?: string | null;
            /**
             * Mentioned Event Ids
             * @description Activity identifiers that the text names
             */
            mentioned_event_ids?: string[] | null;
            /**
             * Link
             * @description DONKI's page of the event
             */
            link?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /**
         * State
         * @description Where a satellite is: TEME of date, WGS-84 geodetic; numbers are null where SGP4 gives an error.
         */
        State: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** X Km */
            x_km: number | null;
            /** Y Km */
            y_km: number | null;
            /** Z Km */
            z_km: number | null;
            /** Vx Km S */
            vx_km_s: number | null;
            /** Vy Km S */
            vy_km_s: number | null;
            /** Vz Km S */
            vz_km_s: number | null;
            /** Latitude Deg */
            latitude_deg: number | null;
            /** Longitude Deg */
            longitude_deg: number | null;
            /** Altitude Km */
            altitude_km: number | null;
            /** Element Age D */
            element_age_d: number;
            /** Error */
            error: string | null;
        };
        /**
         * States
         * @description States of one satellite, and the elements that they were computed from.
         */
        States: {
            elements: components["schemas"]["Satellite"];
            /** Accuracy */
            accuracy: string;
            /** States */
            states: components["schemas"]["State"][];
        };
        /**
         * Storm
         * @description An episode of observed Kp of at least 5−.
         */
        Storm: {
            /**
             * Onset At
             * Format: date-time
             */
            onset_at: string;
            /**
             * End At
             * Format: date-time
             */
            end_at: string;
            /** Kp Max */
            kp_max: number | null;
            /**
             * Event Ids
             * @description DONKI's geomagnetic storms in it
             */
            event_ids: string[];
            /** Before */
            before: components["schemas"]["Before"][];
        };
        /**
         * TaskScore
         * @description One task; its spans end with its newest scored issue.
         */
        TaskScore: {
            /** Task */
            task: string;
            /** Forecast Kind */
            forecast_kind: ("quantity" | "probability") | null;
            /** Forecast Unit */
            forecast_unit: string | null;
            /** Against */
            against: string;
            /** Newest Issue At */
            newest_issue_at: string | null;
            /** Spans */
            spans: components["schemas"]["ScoredSpan"][];
        };
        /** VirtualImpactor */
        VirtualImpactor: {
            /**
             * Impactor Id
             * @description Key of a virtual impactor: designation, date and place along the line of variations
             */
            impactor_id?: string | null;
            /**
             * Designation
             * @description Primary designation: the number of a numbered object, else the provisional one
             */
            designation?: string | null;
            /**
             * Impact At Tdb
             * @description Instant of the potential impact, from a date in hundredths of a day, TDB
             */
            impact_at_tdb?: string | null;
            /**
             * Impact Probability
             * @description Probability of an impact on Earth as Sentry gives it: of all potential impacts together, or of one virtual impactor
             */
            impact_probability?: number | null;
            /**
             * Palermo Scale
             * @description Palermo scale of this virtual impactor
             */
            palermo_scale?: number | null;
            /**
             * Torino Scale
             * @description Torino scale of this virtual impactor; null beyond 100 years
             */
            torino_scale?: number | null;
            /**
             * Impact Energy Mt
             * @description Energy of the impact, Mt TNT
             */
            impact_energy_mt?: number | null;
            /**
             * Target Plane Distance Re
             * @description Least distance on the target plane from Earth's centre, Earth radii
             */
            target_plane_distance_re?: number | null;
            /**
             * Uncertainty Width Re
             * @description Width of the uncertainty region about the line of variations, Earth radii
             */
            uncertainty_width_re?: number | null;
            /**
             * Sigma Impact
             * @description Distance of the line of variations from Earth's surface, in sigmas of its width, σ
             */
            sigma_impact?: number | null;
            /**
             * Sigma Lov
             * @description Place along the line of variations, in sigmas of the nominal solution, σ
             */
            sigma_lov?: number | null;
            /**
             * Stretch Re Per Sigma
             * @description How fast the uncertainty region stretches along the line of variations, Earth radii/σ
             */
            stretch_re_per_sigma?: number | null;
            /**
             * Sigma Mc
             * @description Distance from the nominal solution, in sigmas, of the Monte Carlo method, σ
             */
            sigma_mc?: number | null;
            /**
             * Sigma Vi
             * @description Distance of the virtual impactor from the nominal solution, in sigmas, σ
             */
            sigma_vi?: number | null;
            /**
             * Analysed At
             * @description When Sentry computed the analysis, UTC
             */
            analysed_at?: string | null;
            /**
             * Is Withdrawn
             * @description The provider's later complete answer no longer lists this record
             */
            is_withdrawn?: boolean | null;
            /**
             * Known At
             * @description When Orrery learned this: the fetch's instant, on replay the recording's own, UTC
             */
            known_at?: string | null;
            /**
             * Known Until
             * @description When a later answer replaced this version; null while it is current, UTC
             */
            known_until?: string | null;
            /**
             * Origin
             * @description Where the bytes came from
             */
            origin?: string | null;
            /**
             * Batch Ids
             * @description Every batch that this row was computed from
             */
            batch_ids?: string[] | null;
            /**
             * Row Hash
             * @description SHA-256 prefix of the row's values, equal for equal rows
             */
            row_hash?: string | null;
        };
        /**
         * WindowedLine
         * @description One series; times are the windows' starts in ms since 1970.
         *
         *     `value` is the windows' mean or last sample; with minmax there are `value_min` and `value_max` instead.
         */
        WindowedLine: {
            /** Name */
            name: string;
            /** Unit */
            unit: string;
            /** Label */
            label: string;
            /** Cadence S */
            cadence_s: number;
            /**
             * Aggregate
             * @enum {string}
             */
            aggregate: "latest" | "minmax" | "mean";
            /** Every S */
            every_s: number;
            /** Times */
            times: number[];
            /** Samples */
            samples: number[];
            /** Value */
            value?: number[] | null;
            /** Value Min */
            value_min?: number[] | null;
            /** Value Max */
            value_max?: number[] | null;
        };
        /**
         * WindowedLines
         * @description Several series of one span.
         */
        WindowedLines: {
            /** Series */
            series: components["schemas"]["WindowedLine"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    approaches_api_v1_asteroids_approaches_get: {
        parameters: {
            query?: {
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Miss distance, lunar distances of 384,400 km */
                max_distance_ld?: number | null;
                /** @description Mean diameter in m; unknown ones are left out */
                min_diameter_m?: number | null;
                /** @description Potentially hazardous, computed */
                hazardous?: boolean | null;
                /** @description Part of the designation or the name, letter case aside; empty: all */
                q?: string;
                /** @description The body that is approached */
                body?: string;
                /** @description With those that the provider no longer lists */
                withdrawn?: boolean | null;
                /** @description A leading - is descending */
                sort?: "approach_at" | "-approach_at" | "miss_distance_km" | "-miss_distance_km" | "diameter_avg_km" | "-diameter_avg_km" | "velocity_kms" | "-velocity_kms" | "risk_score" | "-risk_score" | "absolute_magnitude_h" | "-absolute_magnitude_h";
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_Approach__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    elements_api_v1_asteroids_elements_get: {
        parameters: {
            query?: {
                /** @description Comma list; absent: all */
                designations?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description json, or an Arrow IPC stream */
                format?: "json" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_Elements__"];
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_api_v1_asteroids_get: {
        parameters: {
            query?: {
                /** @description Part of the designation or the name, letter case aside; empty: all */
                q?: string;
                /** @description Rows of a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_Found__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    impact_risks_api_v1_asteroids_impact_risks_get: {
        parameters: {
            query?: {
                /** @description With a potential impact in this year or later */
                from?: string | null;
                /** @description With a potential impact in this year or earlier */
                to?: string | null;
                /** @description Part of the designation or the name; empty: all */
                q?: string;
                /** @description Cumulative Palermo scale at least */
                min_palermo?: number | null;
                /** @description Greatest Torino scale at least */
                min_torino?: number | null;
                /** @description With those that Sentry took off its list */
                withdrawn?: boolean | null;
                /** @description A leading - is descending; nulls come last */
                sort?: "-palermo_cumulative" | "palermo_cumulative" | "-palermo_max" | "-impact_probability" | "-torino_max" | "impact_year_from" | "-diameter_estimate_km";
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_ImpactRisk__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    impact_risk_api_v1_asteroids_impact_risks__designation__get: {
        parameters: {
            query?: {
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
            };
            header?: never;
            path: {
                /** @description Primary designation such as 101955 or 1979 XB */
                designation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_ImpactRiskDetail_"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fireballs_api_v1_asteroids_fireballs_get: {
        parameters: {
            query?: {
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Impact energy at least, kilotons of TNT */
                min_energy_kt?: number | null;
                /** @description Only those with a place */
                located?: boolean | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_Fireball__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scout_api_v1_asteroids_scout_get: {
        parameters: {
            query?: {
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Scout's impact rating at least */
                min_rating?: number | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_ScoutObject__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    detail_api_v1_asteroids__designation__get: {
        parameters: {
            query?: {
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
            };
            header?: never;
            path: {
                /** @description Primary designation such as 99942 or 2024 YR4, or asteroid_id */
                designation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_AsteroidDetail_"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scorecard_api_v1_forecasts_scorecard_get: {
        parameters: {
            query?: {
                /** @description Only this task, such as kp_2h */
                task?: string | null;
                /** @description Issued from this date or instant on, UTC */
                from?: string | null;
                /** @description Issued before this instant; a date includes its day */
                to?: string | null;
                /** @description Comma list: compare these, on the issues that all of them answered; absent: all that answered at least half of ours */
                forecasters?: string | null;
                /** @description Forecaster that skill is measured against */
                against?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_TaskScore__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storms_api_v1_forecasts_storms_get: {
        parameters: {
            query?: {
                /** @description Onset from this date or instant on, UTC */
                from?: string | null;
                /** @description Onset before this instant; a date includes its day */
                to?: string | null;
                /** @description The newest storms, at most so many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_Storm__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forecasts_api_v1_forecasts_get: {
        parameters: {
            query?: {
                /** @description Only this task, such as kp_2h */
                task?: string | null;
                /** @description Only this forecaster: orrery, a baseline, swpc or enlil */
                forecaster?: string | null;
                /** @description Only forecasts about this, such as a CME's identifier */
                subject?: string | null;
                /** @description Issued from this date or instant on, UTC */
                from?: string | null;
                /** @description Issued before this instant; a date includes its day */
                to?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_Forecast__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    latest_api_v1_forecasts_latest_get: {
        parameters: {
            query?: {
                /** @description Only this task, such as kp_2h */
                task?: string | null;
                /** @description Only forecasts about this, such as a CME's identifier */
                subject?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_ForecastIssue__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    models_api_v1_forecasts_models_get: {
        parameters: {
            query?: {
                /** @description Only this task, such as kp_2h */
                task?: string | null;
                /** @description Comma list of candidate, champion, retired; absent: all */
                stages?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_ModelCard__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    events_api_v1_forecasts_events_get: {
        parameters: {
            query?: {
                /** @description Only this task, such as kp_2h */
                task?: string | null;
                /** @description Only events of this model_id */
                model?: string | null;
                /** @description Comma list of trained, evaluated, promoted, refused, retired, rolled_back, drift_raised, drift_cleared, retraining_started, retraining_failed; absent: all */
                kinds?: string | null;
                /** @description Happened from this date or instant on, UTC */
                from?: string | null;
                /** @description Happened before this instant; a date includes its day */
                to?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_ModelEvent__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apod_api_v1_imagery_apod_get: {
        parameters: {
            query?: {
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_DayPicture__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apod_of_api_v1_imagery_apod__date__get: {
        parameters: {
            query?: {
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
            };
            header?: never;
            path: {
                /** @description Day, YYYY-MM-DD */
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_DayPicture_"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    epic_api_v1_imagery_epic_get: {
        parameters: {
            query?: {
                /** @description How colours are made; absent: both */
                collection?: ("natural" | "enhanced") | null;
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_EarthImage__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    events_api_v1_imagery_events_get: {
        parameters: {
            query?: {
                /** @description One of drought, dustHaze, earthquakes, floods, landslides, manmade, seaLakeIce, severeStorms, snow, tempExtremes, volcanoes, waterColor, wildfires; absent: all */
                category?: string | null;
                /** @description Whether the event goes on; absent: both */
                status?: ("open" | "closed") | null;
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_NaturalEvent__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    layers_api_v1_imagery_layers_get: {
        parameters: {
            query?: {
                /** @description Text in the identifier or title */
                q?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_ImageryLayer__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assets_api_v1_imagery_assets_get: {
        parameters: {
            query?: {
                /** @description Table of the rows they belong to, such as fact_apod */
                table?: string | null;
                /** @description Key of the row */
                key?: string | null;
                /** @description Absent: all */
                role?: ("thumbnail" | "original" | "mosaic") | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_KeptPicture__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    asset_api_v1_imagery_assets__sha256__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description SHA-256 of the bytes, in hexadecimal */
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/gif": unknown;
                    "image/webp": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lineage_api_v1_pipeline_lineage_get: {
        parameters: {
            query?: {
                /** @description A table such as fact_asteroid_approaches */
                table?: string | null;
                /** @description A column of it, such as velocity_kms; of points a series */
                column?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_LineageGraph_"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tables_api_v1_pipeline_lineage_tables_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_LineageTable__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rovers_api_v1_missions_rovers_get: {
        parameters: {
            query?: {
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_RoverAnswer__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rover_api_v1_missions_rovers__rover__get: {
        parameters: {
            query?: {
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
            };
            header?: never;
            path: {
                /** @description Vehicle, such as curiosity; /missions/rovers lists them */
                rover: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_RoverAnswer_"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    photos_api_v1_missions_photos_get: {
        parameters: {
            query?: {
                /** @description Vehicle; absent: all */
                rover?: string | null;
                /** @description Martian day of the mission; absent: all */
                sol?: number | null;
                /** @description Camera such as NAVCAM; absent: all */
                camera?: string | null;
                /** @description true: only thumbnails; false: none; absent: both */
                thumbnails?: boolean | null;
                /** @description Taken from this date or instant on */
                from?: string | null;
                /** @description Taken before this instant, or up to this date */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_MissionPhoto__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sols_api_v1_missions__rover__sols_get: {
        parameters: {
            query?: {
                /** @description First sol; absent: from the first */
                sol_from?: number | null;
                /** @description Last sol, included; absent: to the newest */
                sol_to?: number | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path: {
                /** @description Vehicle, such as curiosity; /missions/rovers lists them */
                rover: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_MissionSol__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    waypoints_api_v1_missions__rover__waypoints_get: {
        parameters: {
            query?: {
                /** @description First sol; absent: from the first */
                sol_from?: number | null;
                /** @description Last sol, included; absent: to the newest */
                sol_to?: number | null;
                /** @description mmgis or rover_places; absent: the first that has places of the vehicle */
                source?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path: {
                /** @description Vehicle, such as curiosity; /missions/rovers lists them */
                rover: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_MissionWaypoint__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traverse_api_v1_missions__rover__traverse_get: {
        parameters: {
            query?: {
                /** @description First sol; absent: from the first */
                sol_from?: number | null;
                /** @description Last sol, included; absent: to the newest */
                sol_to?: number | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path: {
                /** @description Vehicle, such as curiosity; /missions/rovers lists them */
                rover: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_MissionTraverse__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sources_api_v1_pipeline_sources_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_SourceState__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    batches_api_v1_pipeline_batches_get: {
        parameters: {
            query?: {
                /** @description Only this source, such as swpc */
                source?: string | null;
                /** @description Only this dataset of the source, such as kp */
                dataset?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_Batch__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stored_bytes_api_v1_pipeline_batches__batch_id__bytes_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A receipt's or a list's batch_id */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    events_api_v1_pipeline_events_get: {
        parameters: {
            query?: {
                /** @description Only this source, such as swpc */
                source?: string | null;
                /** @description Only those that last */
                active?: boolean;
                /** @description Events at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_PipelineEvent__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    gaps_api_v1_pipeline_gaps_get: {
        parameters: {
            query?: {
                /** @description Only this source, such as swpc */
                source?: string | null;
                /** @description Only this dataset of the source, such as kp */
                dataset?: string | null;
                /** @description Date or instant; required */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; required */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_DatasetGaps__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quality_api_v1_pipeline_quality_get: {
        parameters: {
            query?: {
                /** @description Only this source, such as swpc */
                source?: string | null;
                /** @description Only this dataset of the source, such as kp */
                dataset?: string | null;
                /** @description Fetched from this date or instant on, UTC */
                from?: string | null;
                /** @description Fetched before this instant; a date includes its day */
                to?: string | null;
                /** @description This bad or worse: 1 to look at, 2 a check failed */
                severity?: number;
                /** @description Which come first */
                sort?: "worst" | "newest";
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_QualityReportLine__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_api_v1_pipeline_quality__batch_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A list's or receipt's batch_id */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_QualityReport__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schema_changes_api_v1_pipeline_schema_changes_get: {
        parameters: {
            query?: {
                /** @description Only this source, such as swpc */
                source?: string | null;
                /** @description Only this dataset of the source, such as kp */
                dataset?: string | null;
                /** @description Fetched from this date or instant on, UTC */
                from?: string | null;
                /** @description Fetched before this instant; a date includes its day */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_SchemaChange__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quarantine_api_v1_pipeline_quarantine_get: {
        parameters: {
            query?: {
                /** @description Only this source, such as swpc */
                source?: string | null;
                /** @description Only this dataset of the source, such as kp */
                dataset?: string | null;
                /** @description Only what broke this rule, such as field.range */
                rule?: string | null;
                /** @description Only records of this batch */
                batch_id?: string | null;
                /** @description open: still set aside; resolved: corrected or replayed */
                state?: "any" | "open" | "resolved";
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_Quarantined__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explanation_api_v1_pipeline_quarantine__quarantine_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A list's quarantine_id */
                quarantine_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Explanation_"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receipt_api_v1_receipts__table___key__get: {
        parameters: {
            query?: {
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
            };
            header?: never;
            path: {
                /** @description Table of the row, such as fact_asteroid_approaches */
                table: string;
                /** @description The row's key; of telemetry_points <series>@<instant> */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Receipt_"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fields_api_v1_fields_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_FieldFacts__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_api_v1_satellites_get: {
        parameters: {
            query?: {
                /** @description Part of name, number or designator; empty: all */
                q?: string;
                /** @description A group such as stations; absent: every satellite */
                group?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_Satellite__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    groups_api_v1_satellites_groups_get: {
        parameters: {
            query?: {
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_SatelliteGroup__"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    snapshot_api_v1_satellites_states_get: {
        parameters: {
            query: {
                /** @description The instant */
                at: string;
                /** @description A group such as stations; absent: every satellite */
                group?: string | null;
                /** @description Leaves out elements older than this, days */
                max_age_d?: number;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description json, or an Arrow IPC stream */
                format?: "json" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Snapshot_"];
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    detail_api_v1_satellites__norad__get: {
        parameters: {
            query?: {
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
            };
            header?: never;
            path: {
                /** @description Catalogue number such as 25544 */
                norad: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_SatelliteDetail_"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ephemeris_api_v1_satellites__norad__states_get: {
        parameters: {
            query: {
                /** @description Date or instant */
                from: string;
                /** @description Instant, or date, inclusive */
                to: string;
                /** @description Seconds between two states */
                step?: number;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path: {
                /** @description Catalogue number such as 25544 */
                norad: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_States_"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passes_api_v1_satellites__norad__passes_get: {
        parameters: {
            query: {
                /** @description Latitude, degrees north, WGS-84 */
                lat: number;
                /** @description Longitude, degrees east */
                lon: number;
                /** @description Date or instant */
                from: string;
                /** @description Instant, or date, inclusive */
                to: string;
                /** @description Height above WGS-84, m */
                elevation_m?: number;
                /** @description Least height above the horizon */
                min_elevation_deg?: number;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
            };
            header?: never;
            path: {
                /** @description Catalogue number such as 25544 */
                norad: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Passes_"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alerts_api_v1_space_weather_alerts_get: {
        parameters: {
            query?: {
                /** @description Comma list of watch, warning, alert, summary; absent: all */
                kinds?: string | null;
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_SpaceWeatherAlert__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notifications_api_v1_space_weather_notifications_get: {
        parameters: {
            query?: {
                /** @description Comma list of FLR, SEP, CME, IPS, MPC, GST, RBE, Report; absent: all */
                types?: string | null;
                /** @description Only those that name this event */
                event?: string | null;
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_SpaceWeatherNotification__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forecasts_api_v1_space_weather_forecasts_get: {
        parameters: {
            query?: {
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_KpForecast__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    day_forecasts_api_v1_space_weather_forecasts_days_get: {
        parameters: {
            query?: {
                /** @description Comma list of noaa-scales, 3-day-forecast; absent: all */
                products?: string | null;
                /** @description Comma list of past, now, forecast; absent: all */
                roles?: string | null;
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_DayForecast__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bulletins_api_v1_space_weather_bulletins_get: {
        parameters: {
            query?: {
                /** @description Comma list of 3-day-forecast, advisory-outlook, current-space-weather-indices; absent: all */
                products?: string | null;
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_Bulletin__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    analyses_api_v1_space_weather_analyses_get: {
        parameters: {
            query?: {
                /** @description Only those of this CME */
                cme?: string | null;
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_CmeAnalysis__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulations_api_v1_space_weather_simulations_get: {
        parameters: {
            query?: {
                /** @description Only those that were given this CME */
                cme?: string | null;
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_EnlilSimulation__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    windows_api_v1_space_weather_series_windows_get: {
        parameters: {
            query?: {
                /** @description Comma list of series; required */
                names?: string | null;
                /** @description Date or instant; required */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; required */
                to?: string | null;
                /** @description Length of a window, such as 15min, 1h, 1d */
                every?: string;
                /** @description What stands for a window: its least and greatest sample, its mean, or its last */
                aggregate?: "latest" | "minmax" | "mean";
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_WindowedLines_"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    now_api_v1_space_weather_now_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Now_"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    series_api_v1_space_weather_series_get: {
        parameters: {
            query?: {
                /** @description Comma list of series; required */
                names?: string | null;
                /** @description Date or instant; required */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; required */
                to?: string | null;
                /** @description What stands for a span that is drawn as one: its least and greatest sample, its mean, or its last */
                strategy?: "latest" | "minmax" | "mean";
                /** @description At most this many samples of each series */
                points?: number;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Lines_"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    events_api_v1_space_weather_events_get: {
        parameters: {
            query?: {
                /** @description Comma list of FLR, CME, GST, IPS, SEP, MPC, RBE, HSS; absent: all */
                types?: string | null;
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive; absent: everything held */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
                /** @description Rows of a page */
                limit?: number;
                /** @description meta.next_cursor of the page before */
                cursor?: string | null;
                /** @description json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is X-Orrery-Next-Cursor */
                format?: "json" | "csv" | "arrow";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_list_SpaceWeatherEvent__"];
                    "text/csv": unknown;
                    "application/vnd.apache.arrow.stream": unknown;
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    graph_api_v1_space_weather_graph_get: {
        parameters: {
            query?: {
                /** @description An event's identifier; or send from and to */
                event?: string | null;
                /** @description Date or instant, with to */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive */
                to?: string | null;
                /** @description Answer as it was known at this instant; absent: now */
                known_at?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Causes_"];
                };
            };
            /** @description A value that is refused, with what is allowed and the next step */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is held under that name, and how to find what is */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other failure: 429 and 503 say when to ask again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
