namespace KillBot.Bot.Charts;

internal static class ChartSetup
{
    public static IServiceCollection AddCharts(this IServiceCollection services)
    {
        services.AddSingleton<IChartRasteriser>(provider => ActivatorUtilities.CreateInstance<RsvgConvert>(
            provider, Environment.GetEnvironmentVariable("PATH") ?? ""));
        services.AddSingleton<ChartPictures>();
        return services;
    }
}
