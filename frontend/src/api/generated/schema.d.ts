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
    "/api/v1/asteroids/{designation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One object: sizes, orbit, all its approaches
         * @description The object's row, its orbit with 1-sigmas, and every approach that is held, oldest first.
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
    "/api/v1/space-weather/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest sample of every series, and NOAA's scales
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
    "/api/v1/pipeline/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records set aside, newest first
         * @description Each with the rule that it broke, the value, and what is allowed.
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
        /** Envelope[AsteroidDetail] */
        Envelope_AsteroidDetail_: {
            data: components["schemas"]["AsteroidDetail"];
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
        /** Envelope[Receipt] */
        Envelope_Receipt_: {
            data: components["schemas"]["Receipt"];
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
        /** Envelope[list[Elements]] */
        Envelope_list_Elements__: {
            /** Data */
            data: components["schemas"]["Elements"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[FieldFacts]] */
        Envelope_list_FieldFacts__: {
            /** Data */
            data: components["schemas"]["FieldFacts"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[Found]] */
        Envelope_list_Found__: {
            /** Data */
            data: components["schemas"]["Found"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[Quarantined]] */
        Envelope_list_Quarantined__: {
            /** Data */
            data: components["schemas"]["Quarantined"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[SourceState]] */
        Envelope_list_SourceState__: {
            /** Data */
            data: components["schemas"]["SourceState"][];
            meta: components["schemas"]["Meta"];
        };
        /** Envelope[list[SpaceWeatherEvent]] */
        Envelope_list_SpaceWeatherEvent__: {
            /** Data */
            data: components["schemas"]["SpaceWeatherEvent"][];
            meta: components["schemas"]["Meta"];
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
            last_outcome: string | null;
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
             * @description FLR flare, CME coronal mass ejection, GST geomagnetic storm
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
             * Cme Speed Km S
             * @description CME speed of the analysis marked most accurate, km/s
             */
            cme_speed_km_s?: number | null;
            /**
             * Cme Half Angle Deg
             * @description CME half angle of the analysis marked most accurate, °
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
                /** @description Comma list of FLR, CME, GST; absent: all */
                types?: string | null;
                /** @description Date or instant; absent: everything held */
                from?: string | null;
                /** @description Instant, exclusive, or date, inclusive */
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
    quarantine_api_v1_pipeline_quarantine_get: {
        parameters: {
            query?: {
                /** @description Only this source, such as swpc */
                source?: string | null;
                /** @description Only what broke this rule, such as field.range */
                rule?: string | null;
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
    receipt_api_v1_receipts__table___key__get: {
        parameters: {
            query?: {
                /** @description The row as it was known then; absent: now */
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
        };
    };
}
