namespace KillBot.Domain.StarCitizen;

/// <summary>Tells zones that are vehicles (<c>ANVL_Hornet_F7A_Mk2_2677329226210</c>) from places.</summary>
public static class VehicleZone
{
    private static readonly string[] Makers =
    [
        "AEGS_", "ANVL_", "ARGO_", "BANU_", "CNOU_", "CRUS_", "DRAK_", "ESPR_", "GAMA_", "GLSN_", "GRIN_",
        "KRIG_", "MISC_", "MRAI_", "ORIG_", "RSI_", "TMBL_", "VNCL_", "XIAN_", "XNAA_",
    ];

    /// <summary>Whether the name begins with a maker's code.</summary>
    public static bool HasMaker(string name) =>
        name is not null && Array.Exists(Makers, maker => name.StartsWith(maker, StringComparison.Ordinal));

    /// <summary>The vehicle's class, or null when the zone is a place.</summary>
    public static string? ClassOf(string zone) => HasMaker(zone) && InstanceId.IsIn(zone) ? InstanceId.Strip(zone) : null;
}
