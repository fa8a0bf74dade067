namespace KillBot.Api.StarCitizen;

/// <summary>What is known about the game and its players. Needs no credentials.</summary>
internal static class StarCitizenEndpoints
{
    public static void MapStarCitizenEndpoints(this IEndpointRouteBuilder app)
    {
        var starCitizen = app.MapGroup("/api/sc").WithTags("Star Citizen");
        starCitizen.MapShipEndpoints();
        starCitizen.MapCitizenEndpoints();
        starCitizen.MapLocationEndpoints();
        starCitizen.MapSystemEndpoints();
    }
}
